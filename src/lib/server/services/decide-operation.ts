// Judges one operation at one moment: gathers what the rules need, asks them, and says what would be written.
// Writes nothing itself; knows no SQL.
import type { Operation, OperationAnswer } from '../../contracts/operations';
import type { RefusalCode } from '../../contracts/refusal';
import type { Academy } from '../../domain/academy/academy';
import { isOpenOn } from '../../domain/academy/opening';
import { openParts } from '../../domain/claim/transitions';
import { isSameInQueue } from '../../domain/queue/queue-facts';
import { findClaimFile } from '../repositories/assignment-files';
import type { ClaimWrite } from '../repositories/claim-writes';
import { findDocument } from '../repositories/documents';
import { findOperation } from '../repositories/operations';
import { findStoredFile } from '../repositories/stored-files';
import type { Caller } from './caller';
import { nextClaim } from './next-claim';
import { releaseFileNumber, reserveFileNumber, type FileNumber } from './file-numbers';
import { acceptConditions } from './operations/accept-conditions';
import { attachDocument, deleteDocument } from './operations/change-documents';
import { applyStatusChange } from './operations/change-status';
import { enterJuryPay } from './operations/enter-jury-pay';
import { saveClaim } from './operations/save-claim';
import type { Situation, Verdict } from './operations/situation';
import { setCompetence } from './operations/set-competence';
import { validateClaim } from './operations/validate-claim';

type StoredAnswer = Extract<OperationAnswer, { outcome: 'applied' | 'conflict' | 'refused' }>;

export type Decision =
	| { kind: 'undecided'; answer: OperationAnswer }
	| {
			kind: 'decided';
			answer: StoredAnswer;
			write: Omit<ClaimWrite, 'operation'>;
			/** Lets go of what was reserved for the write; to be called once it is over. */
			release: () => void;
	  };

const PREDECESSOR_RETRY_SECONDS = 10;

export async function decideOperation(
	operation: Operation,
	caller: Caller,
	academy: Academy,
	nowMs: number
): Promise<Decision> {
	const { id } = operation;
	if (operation.kind === 'setCompetence') return setCompetence(operation, caller, academy, nowMs);
	if (operation.kind === 'enterJuryPay') return enterJuryPay(operation, caller, academy, nowMs);
	if (!isOpenOn(academy, 'claims', nowMs)) return undecidedRefusal(id, 'activity-closed');
	if (operation.kind === 'acceptConditions') return acceptConditions(operation, caller, academy, nowMs);
	if (operation.claimId === null || operation.base === null) return undecidedRefusal(id, 'malformed');
	const file = await findClaimFile(academy, operation.claimId);
	// Another person's claim is not told from one that does not exist.
	if (file?.claim == null || file.accountId !== caller.accountId) return undecidedRefusal(id, 'not-found');
	if (file.acceptedConditions !== academy.conditions.version) {
		return undecidedRefusal(id, 'conditions-not-accepted');
	}
	const blocked = await unresolvedPredecessor(operation, caller);
	if (blocked !== null) return blocked;
	const { claim } = file;
	const situation: Situation = {
		caller,
		academy,
		file: { ...file, claim },
		nowMs,
		madeAt: deviceInstant(operation.madeAt),
		openParts: openParts(claim, file.mission, nowMs)
	};
	let number: FileNumber | null = null;
	const verdict = await judge(operation, situation, async () => {
		number = await reserveFileNumber(academy.code);
		return number;
	});
	return toDecision(id, verdict, situation, () => {
		if (number !== null) releaseFileNumber(academy.code, number);
	});
}

/** Null where a device sends no instant: it only informs, so that it is no reason to refuse. */
function deviceInstant(madeAt: string): string | null {
	return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/.test(madeAt) &&
		!Number.isNaN(Date.parse(madeAt))
		? madeAt
		: null;
}

/** Every kind of operation on a claim has its judge: a new kind does not compile until it is answered. */
async function judge(
	operation: Exclude<Operation, { kind: 'acceptConditions' | 'setCompetence' | 'enterJuryPay' }>,
	situation: Situation,
	reserve: () => Promise<FileNumber>
): Promise<Verdict> {
	switch (operation.kind) {
		case 'saveClaim':
			return saveClaim(operation, situation);
		case 'validateClaim':
			return validateClaim(operation, situation, reserve);
		case 'withdrawValidation':
		case 'declareNotDone':
		case 'undoNotDone':
			return applyStatusChange(operation.kind, situation);
		case 'attachDocument': {
			const { code } = situation.academy;
			const { sha256, documentId } = operation.payload;
			const [stored, other] = await Promise.all([
				findStoredFile(code, situation.caller.accountId, sha256),
				findDocument(code, documentId)
			]);
			return attachDocument(operation, situation, stored, other !== null);
		}
		case 'deleteDocument':
			return deleteDocument(operation, situation);
	}
}

/**
 * An operation made `after` another is judged only once that one was applied. Unknown: it may still come, so
 * «retry»; refused or in conflict: the device rebases the successor after the person's correction.
 */
async function unresolvedPredecessor(operation: Operation, caller: Caller): Promise<Decision | null> {
	if (operation.base === null || !('after' in operation.base)) return null;
	const { id, academy: code, claimId } = operation;
	const before = await findOperation(code, operation.base.after);
	if (before === null) {
		return {
			kind: 'undecided',
			answer: {
				id,
				outcome: 'retry',
				code: 'predecessor-unresolved',
				retryAfterSeconds: PREDECESSOR_RETRY_SECONDS
			}
		};
	}
	const isOwn = before.accountId === caller.accountId && before.claimId === claimId;
	return isOwn && before.outcome === 'applied' ? null : undecidedRefusal(id, 'predecessor-unresolved');
}

function undecidedRefusal(id: string, code: RefusalCode): Decision {
	return { kind: 'undecided', answer: { id, outcome: 'refused', code, violations: [], claim: null } };
}

function toDecision(id: string, verdict: Verdict, situation: Situation, release: () => void): Decision {
	const { claim, mission, profile, accountId } = situation.file;
	const write = {
		academy: claim.academy,
		recipient: accountId,
		actorAccountId: situation.caller.accountId,
		guard: {
			claimId: claim.id,
			revision: claim.revision,
			missionVersion: mission.version,
			settingsVersion: situation.academy.settingsVersion,
			profileVersion: profile.version
		}
	};
	switch (verdict.kind) {
		case 'undecided':
			return {
				kind: 'undecided',
				answer:
					verdict.outcome === 'retry'
						? { id, outcome: 'retry', code: verdict.code, retryAfterSeconds: verdict.retryAfterSeconds }
						: { id, outcome: 'refused', code: verdict.code, violations: [], claim }
			};
		case 'conflict':
		case 'refused': {
			const answer: StoredAnswer =
				verdict.kind === 'conflict'
					? { id, outcome: 'conflict', code: verdict.code, conflicts: verdict.conflicts, claim }
					: { id, outcome: 'refused', code: verdict.code, violations: verdict.violations, claim };
			return { kind: 'decided', answer, write: { ...write, claim: null, history: [] }, release };
		}
		case 'applied': {
			const next = verdict.patch === null ? null : nextClaim(claim, verdict.patch, verdict.history);
			return {
				kind: 'decided',
				answer: { id, outcome: 'applied', claim: next ?? claim },
				write: {
					...write,
					claim: next,
					isQueueKept: next !== null && isSameInQueue(claim, next),
					history: verdict.history,
					...verdict.extras
				},
				release
			};
		}
	}
}
