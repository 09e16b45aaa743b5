// One claim as the gestionnaire reads it before deciding: whose, what, with which documents, and what can be done now.
// Knows no SQL and no request.
import { randomUUID } from 'node:crypto';
import type { IntervenantProfile } from '../../domain/access/role';
import type { Zone } from '../../domain/calendar/local-date-time';
import type { Claim, DeferredTo, PartState, PartStatus } from '../../domain/claim/claim';
import type { ClaimSummary } from '../../domain/claim/claim-summary';
import { GESTION_ACTIONS, type GestionAction } from '../../domain/claim/desk-actions';
import { enteredParts } from '../../domain/claim/entered-parts';
import { shownStatuses } from '../../domain/claim/part-status';
import { summariseClaim } from '../../domain/claim/summarise-claim';
import { suppliedKinds, type SuppliedPayKind } from '../../domain/claim/supplied-pay';
import { availableActions } from '../../domain/claim/transitions';
import { takeBackRefusal } from '../../domain/supporting-document/take-back';
import type { AssignedMission } from '../../domain/mission/mission';
import type { TransportMode } from '../../domain/travel/trip';
import { nowMs } from '../clock';
import { Refused } from '../refused';
import { findClaimFile } from '../repositories/assignment-files';
import { findOwnDeposits } from '../repositories/desk-deposits';
import type { Caller } from './caller';
import { firstMissionOfTheDays } from './day-rule';
import { dayKey } from './gestion-decide';
import { deskAcademy } from './gestion-list';

export interface GestionClaim {
	academyLabel: string;
	zone: Zone;
	claim: Claim;
	mission: AssignedMission;
	profile: IntervenantProfile;
	transportModes: TransportMode[];
	/** What was entered, as it stands: once validated it is what the final récapitulatif prints. */
	summary: ClaimSummary;
	shown: { remuneration: PartStatus; travel: PartStatus };
	/** Travel validated here though another mission of the same days begins earlier; null: none, or no such travel. */
	earlierThatDay: DeferredTo | null;
	/** The same for the form: whoever accepts has read of it. */
	earlierKey: string | null;
	/** Allowed now, given a reason where one is asked. */
	actions: GestionAction[];
	/** The claim is the gestionnaire's own: another one decides. */
	isOwn: boolean;
	canDeposit: boolean;
	/** Ids of the documents that this gestionnaire deposited and can take back now. */
	ownDeposits: string[];
	/** The units in which the pay can be entered now; empty: it is not the gestionnaire's to enter. */
	payKinds: readonly SuppliedPayKind[];
	/** Trips by car whose scale can be chosen now. */
	canSetScale: boolean;
	/** Names the next decision, so that a form sent twice decides once. */
	decisionId: string;
	/** The same for the next document, and for the next one that is taken back. */
	depositId: string;
	takeBackId: string;
}

/** @throws Refused `forbidden` outside the person's académies, `not-found` for an unknown claim. */
export async function gestionClaim(code: string, claimId: string, caller: Caller): Promise<GestionClaim> {
	const academy = await deskAcademy(code, caller);
	const file = await findClaimFile(academy, claimId);
	if (file?.claim == null) throw new Refused('not-found');
	const { claim, mission, profile, accountId } = file;
	const now = nowMs();
	const isOwn = accountId === caller.accountId;
	const allowed = availableActions(claim, mission, 'gestionnaire', now, isOwn);
	const earlierThatDay =
		claim.travel.status === 'validated' ? await firstMissionOfTheDays(mission, accountId) : null;
	const cars = carTrips(claim, academy.transportModes);
	const canDeposit = allowed.includes('deposit');
	return {
		academyLabel: academy.label,
		zone: academy.zone,
		claim,
		mission,
		profile,
		transportModes: academy.transportModes,
		summary: summariseClaim({
			content: claim.content,
			documents: claim.documents,
			mission,
			academy,
			profile,
			openParts: enteredParts(beforeCancel(claim), mission)
		}),
		shown: shownStatuses(claim, mission, now),
		earlierThatDay,
		earlierKey: dayKey(earlierThatDay),
		actions: GESTION_ACTIONS.filter((action) => allowed.includes(action)),
		isOwn,
		canDeposit,
		ownDeposits: canDeposit ? await depositsToTakeBack(claim, academy.code, caller) : [],
		payKinds: allowed.includes('enterPay') ? suppliedKinds(mission) : [],
		canSetScale: allowed.includes('setScale') && cars.length > 0,
		decisionId: randomUUID(),
		depositId: randomUUID(),
		takeBackId: randomUUID()
	};
}

async function depositsToTakeBack(claim: Claim, code: string, caller: Caller): Promise<string[]> {
	const free = claim.documents.filter((document) => takeBackRefusal(document, claim) === null);
	if (free.length === 0) return [];
	const own = await findOwnDeposits(code, claim.id, caller.accountId);
	return free.flatMap(({ id }) => (own.includes(id) ? [id] : []));
}

/** The trips whose reimbursement has a scale to choose. */
export function carTrips(claim: Pick<Claim, 'content'>, modes: readonly TransportMode[]) {
	const cars = new Set(modes.filter(({ isCar }) => isCar).map(({ code }) => code));
	return claim.content.trips.filter(({ transportMode }) => transportMode !== null && cars.has(transportMode));
}

/** Whoever thinks of restoring a cancelled claim reads what was entered in it. */
function beforeCancel(claim: Claim): Claim {
	const former = (part: PartState): PartState =>
		part.status === 'cancelled' ? { ...part, status: part.statusBeforeCancel ?? 'open' } : part;
	return { ...claim, remuneration: former(claim.remuneration), travel: former(claim.travel) };
}
