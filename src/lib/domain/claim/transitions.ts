// What an action does to a claim: the table for each part, then what holds for the claim as a whole (the flag
// «Je n'ai pas effectué», the attestation, the reason). Knows no database: the answer says what is to be stored.
import { isPayEntered } from '../mission/pay-entry';
import type { AssignedMission } from '../mission/mission';
import {
	CLAIM_ACTIONS,
	CLAIM_PARTS,
	type Claim,
	type ClaimAction,
	type ClaimActor,
	type ClaimPart,
	type PartState,
	type StoredPartStatus
} from './claim';
import { timedStatus, underlyingStatus } from './part-status';
import {
	TRANSITIONS,
	TRANSITION_REFUSALS,
	type PartMove,
	type TransitionCell,
	type TransitionPart,
	type TransitionRefusal
} from './transition-table';

export type { TransitionRefusal } from './transition-table';

/** What a decision reads of a claim and of its mission. */
export type DecidedClaim = Pick<Claim, 'remuneration' | 'travel' | 'notDone' | 'deferredTo' | 'attestation'> &
	Partial<Pick<Claim, 'history'>>;
export type DecidedMission = Pick<AssignedMission, 'schedule' | 'zone' | 'payInput' | 'heading'>;

export interface PartChange {
	part: ClaimPart;
	from: StoredPartStatus;
	to: StoredPartStatus;
}

export type Decision =
	| {
			ok: true;
			remuneration: PartState;
			travel: PartState;
			/** What becomes of the flag «Je n'ai pas effectué cette mission». */
			notDone: 'set' | 'clear' | 'keep';
			/** Parts whose stored status changes; one line of «Suivi» each. */
			changes: PartChange[];
	  }
	| { ok: false; code: TransitionRefusal };

export interface ActionRequest {
	claim: DecidedClaim;
	mission: DecidedMission;
	action: ClaimAction;
	actor: ClaimActor;
	/** Milliseconds since 1970 UTC. */
	nowMs: number;
	/** The gestionnaire's reason, kept in «Suivi»; null if none was given. */
	reason: string | null;
	/** The claim is the gestionnaire's own, who also serves on missions: nobody decides on their own pay. */
	isOwnClaim?: boolean;
}

/** What the gestionnaire does to a claim that is declared not done all the same. */
const WHATEVER_DONE: readonly ClaimAction[] = [
	'cancel',
	'uncancel',
	'deposit',
	'unhandle',
	'revokeAcceptance'
];

const refused = (code: TransitionRefusal): Decision => ({ ok: false, code });

/** The row of the table that a part follows. */
export function transitionPart(part: ClaimPart, mission: DecidedMission): TransitionPart {
	return part === 'remuneration' && !isPayEntered(mission) ? 'suppliedRemuneration' : part;
}

function movedPart(state: PartState, move: PartMove): PartState {
	if (move === 'cancelled') return { ...state, status: move, statusBeforeCancel: state.status };
	return {
		...state,
		status: move === 'former' ? (state.statusBeforeCancel ?? 'open') : move,
		statusBeforeCancel: null
	};
}

/** Reasons that hold for the claim as a whole, whatever its parts; null: none. */
function claimRefusal(request: ActionRequest): TransitionRefusal | null {
	const { claim, mission, action, actor, nowMs, reason } = request;
	if (actor === 'gestionnaire' && request.isOwnClaim === true) return 'own-claim';
	const hasReason = reason !== null && reason.trim() !== '';
	if (action === 'sendBack' && !hasReason) return 'reason-required';
	if (action === 'undoNotDone') return claim.notDone === null ? 'claim-unchanged' : null;
	if (WHATEVER_DONE.includes(action)) return null;
	if (claim.notDone !== null) {
		return action === 'declareNotDone' ? 'claim-unchanged' : 'claim-declared-not-done';
	}
	// «Absent» blocks until the gestionnaire decides: accepting or handling with a reason is that decision [chosen].
	const settles = action === 'accept' || action === 'handle';
	if (settles && claim.attestation === 'absent' && !hasReason) return 'attested-absent';
	if (action === 'handle' && timedStatus(mission, nowMs) !== 'toValidate') return 'claim-not-over';
	if (action === 'declareNotDone' && timedStatus(mission, nowMs) === 'notYetDone') return 'claim-not-open';
	return null;
}

/** They leave the status as it is, and change what the part is paid for. */
const CHANGES_WHAT_IS_DUE: readonly ClaimAction[] = ['enterPay', 'setScale'];

/**
 * The other part was cancelled after this one: un-cancelling restores what the last cancellation took, and a part that was
 * cancelled before it (grouped with another mission) stays so, until it is asked for once more.
 */
function isCancelledBefore({ history = [], ...claim }: DecidedClaim, part: ClaimPart): boolean {
	if (CLAIM_PARTS.some((each) => claim[each].status !== 'cancelled')) return false;
	const at = (asked: ClaimPart) =>
		history.findLast(({ action, part: of }) => action === 'cancel' && of === asked)?.at ?? '';
	return CLAIM_PARTS.some((other) => at(other) > at(part));
}

function cellOf(part: ClaimPart, request: ActionRequest): TransitionCell {
	const { claim, mission, action, actor, nowMs } = request;
	const status = underlyingStatus(claim, part, mission, nowMs);
	const cell = TRANSITIONS[transitionPart(part, mission)][actor][action][status];
	if (action === 'uncancel' && isCancelledBefore(claim, part)) return 'claim-cancelled';
	if (!claim[part].isExported) return cell;
	// Once in an export batch a part is only corrected by an entry of a later batch.
	if (action === 'declareNotDone') return { stops: 'claim-exported' };
	if (cell === 'kept' && CHANGES_WHAT_IS_DUE.includes(action)) return 'claim-exported';
	return typeof cell === 'object' && 'to' in cell ? 'claim-exported' : cell;
}

/** The most telling of the parts' refusals; a part that is not due («Pas de frais») has no say beside one that is. */
function mostTelling(claim: DecidedClaim, cells: Record<ClaimPart, TransitionCell>): TransitionRefusal {
	const due = CLAIM_PARTS.filter((part) => claim[part].status !== 'none');
	const codes = (due.length === 0 ? CLAIM_PARTS : due).map((part) => cells[part]);
	return TRANSITION_REFUSALS.find((code) => codes.includes(code)) ?? 'claim-not-open';
}

/**
 * Whether an action is allowed, and what it does to both parts (guide §2.6.2, §2.6.3).
 * «Valider» moves every «Non validé» part together; taking back returns only parts still «Validé»; cancelling takes
 * every due part that is not exported; sending back needs a reason. One part that can take the action is enough.
 * Boundary: validating at the minute of the last end is allowed, a minute before it is `claim-not-over`.
 */
export function decideAction(request: ActionRequest): Decision {
	const { claim, action } = request;
	const cells = { remuneration: cellOf('remuneration', request), travel: cellOf('travel', request) };
	const bothCells = Object.values(cells);
	if (bothCells.includes('forbidden')) return refused('forbidden');
	for (const cell of bothCells) if (typeof cell === 'object' && 'stops' in cell) return refused(cell.stops);
	const whole = claimRefusal(request);
	if (whole !== null) return refused(whole);
	const isTaken = bothCells.some((cell) => cell === 'kept' || (typeof cell === 'object' && 'to' in cell));
	if (!isTaken) return refused(mostTelling(claim, cells));

	const after = { remuneration: claim.remuneration, travel: claim.travel };
	const changes: PartChange[] = [];
	for (const part of CLAIM_PARTS) {
		const cell = cells[part];
		if (typeof cell !== 'object' || !('to' in cell)) continue;
		after[part] = movedPart(claim[part], cell.to);
		changes.push({ part, from: claim[part].status, to: after[part].status });
	}
	const notDone = action === 'declareNotDone' ? 'set' : action === 'undoNotDone' ? 'clear' : 'keep';
	return { ok: true, ...after, notDone, changes };
}

/** The actions that would be allowed now, given a reason where one is asked; in the order of CLAIM_ACTIONS. */
export function availableActions(
	claim: DecidedClaim,
	mission: DecidedMission,
	actor: ClaimActor,
	nowMs: number,
	isOwnClaim = false
): ClaimAction[] {
	return CLAIM_ACTIONS.filter(
		(action) => decideAction({ claim, mission, action, actor, nowMs, reason: '—', isOwnClaim }).ok
	);
}

/**
 * The parts that the intervenant can enter now: «Mission en cours» or «Non validé», not deferred, not supplied by
 * SANTORIN or the gestionnaire; none while the mission is declared not done.
 */
export function openParts(claim: DecidedClaim, mission: DecidedMission, nowMs: number): ClaimPart[] {
	if (claim.notDone !== null) return [];
	return CLAIM_PARTS.filter((part) => {
		const status = underlyingStatus(claim, part, mission, nowMs);
		return TRANSITIONS[transitionPart(part, mission)].intervenant.save[status] === 'kept';
	});
}
