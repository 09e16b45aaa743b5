// Applies one operation of a device, once. The way: owner → activity and conditions → predecessor → the domain's rules
// with the server's clock → one write, conditional on the id being new and on all that was read; not written → a
// known id's stored answer, else read and decide again. So the usual operation costs one SELECT and one write.
// Knows no SQL and no HTTP.
import type { Operation, OperationAnswer } from '../../contracts/operations';
import { canonicalJson } from '../../domain/claim/summarise-claim';
import { currentAcademy, keptAcademy } from '../repositories/academies';
import { writeClaim } from '../repositories/claim-writes';
import { findRevision } from '../repositories/old-answers';
import { findOperation, type KnownOperation } from '../repositories/operations';
import { nowMs } from '../clock';
import { hasRole, type Caller } from './caller';
import { afterOperation } from './after-operation';
import { decideOperation, type Decision } from './decide-operation';
import { sha256 } from './sha256';

/** Tries when others keep changing the same claim; each one reads and decides anew. */
const MAX_TRIES = 8;
const RETRY_AFTER_SECONDS = 5;

/**
 * The answer to one operation. Applied, conflict and refused are stored with the id, the account and the hash of
 * the operation, and given again to a repeat. Not stored, because nothing was decided about the operation itself
 * and the same one may be sent again: `retry`, and the refusals by circumstance (no such right, activity closed,
 * conditions not accepted, predecessor unresolved, unknown claim) [chosen].
 */
export async function applyOperation(operation: Operation, caller: Caller): Promise<OperationAnswer> {
	const { id, academy: code } = operation;
	if (!hasRole(caller, 'intervenant', code)) return refusal(id, 'forbidden');
	let academy = await keptAcademy(code);
	const payloadHash = sha256(canonicalJson(operation));
	for (let attempt = 1; academy !== null && attempt <= MAX_TRIES; attempt += 1) {
		if (attempt > 1 || isCostly(operation)) {
			const known = await findOperation(code, id);
			if (known !== null) return repeatedAnswer(operation, known, caller, payloadHash);
		}
		const decision = await decideOperation(operation, caller, academy, nowMs());
		if (decision.kind === 'undecided') {
			const known = await findOperation(code, id);
			if (known !== null) return repeatedAnswer(operation, known, caller, payloadHash);
			const { settingsVersion } = academy;
			academy = await currentAcademy(code);
			if (academy?.settingsVersion === settingsVersion) return decision.answer;
			continue;
		}
		try {
			if (await writeClaim(toWrite(decision, payloadHash, caller))) {
				await afterOperation(operation, decision, caller);
				return decision.answer;
			}
		} finally {
			decision.release();
		}
		academy = await currentAcademy(code);
	}
	if (academy === null) return refusal(id, 'not-found');
	return { id, outcome: 'retry', code: 'busy', retryAfterSeconds: RETRY_AFTER_SECONDS };
}

/** Making a PDF for a repeat would be a waste: such an operation is looked up before it is decided. */
function isCostly(operation: Operation): boolean {
	return operation.kind === 'validateClaim';
}

function refusal(id: string, code: 'forbidden' | 'not-found'): OperationAnswer {
	return { id, outcome: 'refused', code, violations: [], claim: null };
}

/**
 * Given again as it was. Once the answer's body was let go, a phone that comes back after months learns that the
 * operation was applied and at which revision its claim stands now; the pull brings the claim itself.
 */
async function repeatedAnswer(
	operation: Operation,
	known: KnownOperation,
	caller: Caller,
	payloadHash: string
): Promise<OperationAnswer> {
	const { id, academy } = operation;
	if (known.accountId !== caller.accountId || known.payloadHash !== payloadHash) {
		return { id, outcome: 'refused', code: 'operation-id-reused', violations: [], claim: null };
	}
	// A word may have been overtaken by another device's since: the phone must not take it for the one that stands.
	const isWord = operation.kind === 'setCompetence' && known.outcome === 'applied';
	if (known.answer !== null && !isWord) return JSON.parse(known.answer) as OperationAnswer;
	const revision = known.claimId === null ? null : await findRevision(academy, known.claimId);
	return { id, outcome: 'already-applied', revision };
}

function toWrite(decision: Extract<Decision, { kind: 'decided' }>, payloadHash: string, caller: Caller) {
	const { answer, write } = decision;
	return {
		...write,
		operation: {
			id: answer.id,
			accountId: caller.accountId,
			payloadHash,
			claimId: write.guard?.claimId ?? null,
			outcome: answer.outcome,
			answer: JSON.stringify(answer),
			revision: 'claim' in answer ? (answer.claim?.revision ?? null) : null,
			appliedAt: new Date(nowMs()).toISOString()
		}
	};
}
