// Whether the desk of an académie shows a second factor at each sign-in: the administrateur's decision.
import type { AdministrationProblem } from '$lib/domain/access/administration';
import { Refused } from '../refused';
import { findSecondFactor } from '../repositories/directory-second-factors';
import {
	readSecondFactorRule,
	writeSecondFactorRule,
	type SecondFactorRule
} from '../repositories/second-factor-rule';
import type { Caller } from '../services/caller';
import { accountAudit, actingIn } from './acting';

/** @throws Refused `forbidden`, `not-found`. */
export async function readRule(
	academy: string,
	caller: Caller
): Promise<SecondFactorRule & { hasOwn: boolean }> {
	actingIn(academy, caller);
	const rule = await readSecondFactorRule(academy);
	if (rule === null) throw new Refused('not-found');
	return { ...rule, hasOwn: (await findSecondFactor(caller.accountId)) !== null };
}

/**
 * Asked of others only by who has one: else the page that takes it back would be out of reach of the one who asked.
 * Sent twice it is so already. @throws Refused `forbidden`.
 */
export async function changeRule(
	academy: string,
	isRequired: boolean,
	caller: Caller
): Promise<AdministrationProblem | null> {
	const acting = actingIn(academy, caller);
	if (isRequired && (await findSecondFactor(caller.accountId)) === null) return 'no-second-factor';
	await writeSecondFactorRule(isRequired, acting, {
		...accountAudit(caller, 'academy.secondFactor', academy, {
			before: { isRequired: !isRequired },
			after: { isRequired }
		}),
		subject: { kind: 'academy', id: academy }
	});
	return null;
}
