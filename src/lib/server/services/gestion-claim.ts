// One claim as the gestionnaire reads it before deciding: whose, what, with which documents, and what can be done now.
// Knows no SQL and no request.
import { randomUUID } from 'node:crypto';
import type { IntervenantProfile } from '../../domain/access/role';
import type { Zone } from '../../domain/calendar/local-date-time';
import type { Claim, ClaimAction, DeferredTo, PartState, PartStatus } from '../../domain/claim/claim';
import type { ClaimSummary } from '../../domain/claim/claim-summary';
import { enteredParts } from '../../domain/claim/entered-parts';
import { shownStatuses } from '../../domain/claim/part-status';
import { summariseClaim } from '../../domain/claim/summarise-claim';
import { availableActions } from '../../domain/claim/transitions';
import type { AssignedMission } from '../../domain/mission/mission';
import { nowMs } from '../clock';
import { Refused } from '../refused';
import { currentAcademy } from '../repositories/academies';
import { findClaimFile } from '../repositories/assignment-files';
import { hasRole, type Caller } from './caller';
import { firstMissionOfTheDays } from './day-rule';

/** What the gestionnaire can decide about a claim, of all that can happen to it. */
export const GESTION_ACTIONS = ['accept', 'sendBack', 'cancel', 'uncancel'] as const satisfies ClaimAction[];
export type GestionAction = (typeof GESTION_ACTIONS)[number];

export interface GestionClaim {
	academyLabel: string;
	zone: Zone;
	claim: Claim;
	mission: AssignedMission;
	profile: IntervenantProfile;
	/** What was entered, as it stands: once validated it is what the final récapitulatif prints. */
	summary: ClaimSummary;
	shown: { remuneration: PartStatus; travel: PartStatus };
	/** Travel validated here though another mission of the same days begins earlier; null: none, or no such travel. */
	earlierThatDay: DeferredTo | null;
	/** Allowed now, given a reason where one is asked. */
	actions: GestionAction[];
	/** Names the next decision, so that a form sent twice decides once. */
	decisionId: string;
}

/** @throws Refused `forbidden` outside the person's académies, `not-found` for an unknown claim. */
export async function gestionClaim(code: string, claimId: string, caller: Caller): Promise<GestionClaim> {
	if (!hasRole(caller, 'gestionnaire', code)) throw new Refused('forbidden');
	const academy = await currentAcademy(code);
	const file = academy === null ? null : await findClaimFile(academy, claimId);
	if (academy === null || file?.claim == null) throw new Refused('not-found');
	const { claim, mission, profile } = file;
	const now = nowMs();
	const allowed = availableActions(claim, mission, 'gestionnaire', now);
	return {
		academyLabel: academy.label,
		zone: academy.zone,
		claim,
		mission,
		profile,
		summary: summariseClaim({
			content: claim.content,
			documents: claim.documents,
			mission,
			academy,
			profile,
			openParts: enteredParts(beforeCancel(claim), mission)
		}),
		shown: shownStatuses(claim, mission, now),
		earlierThatDay:
			claim.travel.status === 'validated' ? await firstMissionOfTheDays(mission, file.accountId) : null,
		actions: GESTION_ACTIONS.filter((action) => allowed.includes(action)),
		decisionId: randomUUID()
	};
}

/** Whoever thinks of restoring a cancelled claim reads what was entered in it. */
function beforeCancel(claim: Claim): Claim {
	const former = (part: PartState): PartState =>
		part.status === 'cancelled' ? { ...part, status: part.statusBeforeCancel ?? 'open' } : part;
	return { ...claim, remuneration: former(claim.remuneration), travel: former(claim.travel) };
}
