// A gestionnaire's decision on a claim: the domain's table with the server's clock, the rule of the day looked at again,
// then one write (desk-change). Knows no SQL and no request.
import type { Claim, DeferredTo } from '../../domain/claim/claim';
import type { GestionAction } from '../../domain/claim/desk-actions';
import { logFault } from '../log';
import type { Caller } from './caller';
import { firstMissionOfTheDays, refreshDayRule } from './day-rule';
import { changeAtDesk, type DecisionResult, type DeskRequest, type DeskVerdict } from './desk-change';
import { changeStatus } from './operations/change-status';
import type { Situation } from './operations/situation';

export type { DecisionResult } from './desk-change';

/** Characters of a reason at most: a paragraph [chosen]. */
export const MAX_REASON_LENGTH = 500;

export interface GestionDecision extends DeskRequest {
	action: GestionAction;
	/** Null: none was given. */
	reason: string | null;
	/** The earlier mission of the day that the page told of (`dayKey`); null or absent: none. */
	earlierSeen?: string | null;
}

/** Names the mission that takes the day's trips, for a form: «RENNES-77642». */
export function dayKey(earlier: DeferredTo | null): string | null {
	return earlier === null ? null : `${earlier.academy}-${earlier.missionNumber}`;
}

/** Decides once (see `changeAtDesk`). The file number and the final récapitulatifs stay as they are. */
export async function decideAsGestionnaire(
	decision: GestionDecision,
	caller: Caller
): Promise<DecisionResult> {
	const result = await changeAtDesk(decision, caller, (situation) => judge(decision, situation));
	if (!result.ok) return result;
	await afterDecision(decision, result.accountId, caller);
	return { ok: true };
}

async function judge(decision: GestionDecision, situation: Situation): Promise<DeskVerdict> {
	const { action, reason } = decision;
	const change = changeStatus(action, 'gestionnaire', situation, reason);
	if (!change.ok) return change;
	if (action === 'accept' && (await isDayUnseen(decision, situation))) {
		return { ok: false, code: 'claim-deferred' };
	}
	const { claim } = situation.file;
	return {
		...change,
		audit: {
			action: `claim.${action}`,
			before: statuses(claim),
			after: { ...statuses({ ...claim, ...change.patch }), reason }
		}
	};
}

/** Checked again at acceptance (domain, `deferred`): the day's trips may be asked for on another mission too. */
async function isDayUnseen({ earlierSeen }: GestionDecision, { file }: Situation): Promise<boolean> {
	if (file.claim.travel.status !== 'validated') return false;
	const earlier = await firstMissionOfTheDays(file.mission, file.accountId);
	return earlier !== null && dayKey(earlier) !== (earlierSeen ?? null);
}

/** A change of the desk told without the person's data. */
function statuses({ remuneration, travel }: Pick<Claim, 'remuneration' | 'travel'>) {
	return { remuneration: remuneration.status, travel: travel.status };
}

/** A cancelled mission no longer takes the day's trips. A failure here is repaired later; the decision stands. */
async function afterDecision(
	{ academy, action }: GestionDecision,
	accountId: string,
	{ requestId }: Caller
): Promise<void> {
	if (action !== 'cancel' && action !== 'uncancel') return;
	try {
		await refreshDayRule(academy, accountId);
	} catch (error) {
		logFault(error, requestId, 'after decision');
	}
}
