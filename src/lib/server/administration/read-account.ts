// One account before the administrateur of an académie in which it has a role.
import {
	accountActProblem,
	isOfAcademy,
	rolesIn,
	type AdministrationProblem
} from '$lib/domain/access/administration';
import type { Role } from '$lib/domain/access/role';
import { nowMs } from '../clock';
import { Refused } from '../refused';
import { findAccountFile, type AccountFile } from '../repositories/administered-accounts';
import { headSchools } from '../repositories/head-schools';
import { sessionReference, sessionsOfAccount } from '../repositories/directory-sessions';
import type { Caller } from '../services/caller';
import { actingIn, type Acting } from './acting';

export interface ShownSession {
	reference: string;
	/** «Firefox/Android», or empty. */
	agent: string;
	/** ISO instants, UTC; null: from before they were kept. */
	createdAt: string | null;
	lastSeenAt: string | null;
}

export interface AdministeredAccountView {
	account: Omit<AccountFile, 'roles'>;
	/** In this académie. */
	roles: Role[];
	/** Of these, those that the identity provider gives at each sign-in. */
	providerRoles: Role[];
	/** Elsewhere there are others: how many académies, not which. */
	academiesElsewhere: number;
	/** Null: password, lock, sessions and second factor are this administrateur's to touch. */
	actProblem: AdministrationProblem | null;
	/** Only where they may be ended. */
	sessions: ShownSession[];
	/** UAIs for which a head answers here; null: the account is no head here. */
	schools: string[] | null;
	isOwn: boolean;
}

const nowSeconds = () => Math.floor(nowMs() / 1000);

/** @throws Refused `forbidden` without the right in that académie, `not-found` for an account without a role there. */
export async function findAdministered(
	academy: string,
	accountId: string,
	caller: Caller
): Promise<{ acting: Acting; file: AccountFile }> {
	const acting = actingIn(academy, caller);
	const file = await findAccountFile(accountId, nowSeconds());
	// One of another académie is not told from one that does not exist.
	if (file === null || !isOfAcademy(file, academy)) throw new Refused('not-found');
	return { acting, file };
}

/** @throws Refused as `findAdministered`. */
export async function readAccount(
	academy: string,
	accountId: string,
	caller: Caller
): Promise<AdministeredAccountView> {
	const { acting, file } = await findAdministered(academy, accountId, caller);
	const { roles: held, ...account } = file;
	const actProblem = accountActProblem(acting, file);
	return {
		account,
		roles: rolesIn(held, academy),
		providerRoles: rolesIn(
			held.filter(({ isFromProvider }) => isFromProvider),
			academy
		),
		academiesElsewhere: new Set(held.map((role) => role.academy).filter((code) => code !== academy)).size,
		actProblem,
		sessions: actProblem === null ? await shownSessions(accountId) : [],
		schools: await schoolsOf(academy, file),
		isOwn: accountId === caller.accountId
	};
}

async function schoolsOf(academy: string, { id, roles }: AccountFile): Promise<string[] | null> {
	const isHead = rolesIn(roles, academy).some(
		(role) => role === 'chefCentre' || role === 'chefEtablissement'
	);
	return isHead ? headSchools(academy, id) : null;
}

async function shownSessions(accountId: string): Promise<ShownSession[]> {
	const instant = (seconds: number) => (seconds === 0 ? null : new Date(seconds * 1000).toISOString());
	const rows = await sessionsOfAccount(accountId);
	return rows
		.filter(({ expiresAt }) => expiresAt * 1000 > Date.now())
		.map(({ idHash, facts }) => ({
			reference: sessionReference(idHash),
			agent: facts.agent,
			createdAt: instant(facts.createdAt),
			lastSeenAt: instant(facts.lastSeenAt)
		}))
		.sort((a, b) => (b.lastSeenAt ?? '').localeCompare(a.lastSeenAt ?? ''));
}
