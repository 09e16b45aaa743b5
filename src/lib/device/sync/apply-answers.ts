// What the server's answers change on the device: the canonical claim and the removal of the operation in one
// transaction; what was refused or is in conflict moves aside, both versions kept.
import type { OperationAnswer } from '$lib/contracts/operations';
import type { Claim } from '$lib/domain/claim/claim';
import type { OutboxItem } from '../db/rows';
import { changeStore, type SealedUnit } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';
import { deviceInstant } from '../clock';
import { rehang } from '../gestures/operations';
import { isAside, ofClaim, outboxIn, putItem, removeItem } from '../repositories/outbox';
import { settleCompetence } from '../repositories/competences';
import { settleJuryPay } from '../repositories/juries';
import { REFERENCE_KEY, referenceIn } from '../repositories/reference';
import { sendOnceAccepted } from './once-accepted';
import { ServerClaims } from '../repositories/server-claims';

export function applyAnswers(
	store: DeviceStore,
	sent: readonly OutboxItem[],
	answers: readonly OperationAnswer[],
	nowMs: number
): Promise<void> {
	return changeStore(store, async (unit) => {
		const claims = new ServerClaims(unit);
		for (const answer of answers) {
			const item = (await outboxIn(unit)).find(({ operation }) => operation.id === answer.id);
			const wasSent = sent.some(({ operation }) => operation.id === answer.id);
			if (item === undefined || !wasSent) continue;
			if ('claim' in answer && answer.claim !== null) await claims.put(answer.claim);
			await applyAnswer(unit, item, answer);
		}
		await claims.finish(nowMs);
	});
}

async function applyAnswer(unit: SealedUnit, item: OutboxItem, answer: OperationAnswer): Promise<void> {
	switch (answer.outcome) {
		case 'applied':
		case 'already-applied':
			removeItem(unit, item);
			await settle(unit, item, 'claim' in answer ? answer.claim : null);
			// A repeat proves nothing of today: another device may have spoken since, and the pull tells what stands.
			if (answer.outcome === 'applied' && item.operation.kind === 'setCompetence') {
				await settleCompetence(unit, item.operation);
			}
			if (answer.outcome === 'applied' && item.operation.kind === 'enterJuryPay') {
				await settleJuryPay(unit, item.operation);
			}
			return;
		case 'conflict': {
			// Both versions are there: mine in the operation (and a draft typed since), theirs in the claim.
			const { code, conflicts } = answer;
			putItem(unit, aside(item, { outcome: 'conflict', code, violations: [], conflicts }));
			return;
		}
		case 'refused': {
			const { code, violations } = answer;
			if (code === 'predecessor-unresolved') return waitForPredecessor(unit, item);
			putItem(unit, aside(item, { outcome: 'refused', code, violations, conflicts: [] }));
			return;
		}
		case 'retry': {
			const { code, retryAfterSeconds } = answer;
			if (code === 'predecessor-unresolved' && !(await hasPredecessor(unit, item))) {
				return waitForPredecessor(unit, item);
			}
			// Its bytes are not there after all: they are sent again, from what the server still has of them.
			if (code === 'document-missing-bytes' && item.operation.kind === 'attachDocument') {
				unit.delete('uploads', item.operation.payload.documentId);
			}
			const notBefore = Date.now() + Math.max(1, retryAfterSeconds) * 1000;
			putItem(unit, { ...item, state: 'waiting', attempts: item.attempts + 1, notBefore, lastTrouble: code });
		}
	}
}

function aside(item: OutboxItem, problem: NonNullable<OutboxItem['problem']>): OutboxItem {
	return { ...item, state: problem.outcome, problem, lastTrouble: null };
}

async function hasPredecessor(unit: SealedUnit, { operation }: OutboxItem): Promise<boolean> {
	const { base } = operation;
	if (base === null || !('after' in base)) return false;
	return (await outboxIn(unit)).some((other) => other.operation.id === base.after);
}

/** Behind one that moved aside it waits for the correction; alone, it hangs on the claim as it is now. */
async function waitForPredecessor(unit: SealedUnit, item: OutboxItem): Promise<void> {
	const { claimId } = item.operation;
	const earlier = ofClaim(await outboxIn(unit), claimId ?? '').filter(
		({ sequence }) => sequence < item.sequence
	);
	if (earlier.some((other) => isAside(other) || other.needsNewId)) {
		putItem(unit, { ...item, state: 'waiting', needsNewId: true });
		return;
	}
	const claim = claimId === null ? undefined : await unit.get('claims', claimId);
	await rehang(unit, item, { revision: claim?.revision ?? 0 });
}

/** What an operation that the server took leaves behind besides its claim. */
async function settle(unit: SealedUnit, { operation }: OutboxItem, claim: Claim | null): Promise<void> {
	if (operation.kind === 'attachDocument') {
		const { documentId } = operation.payload;
		const kept = await unit.get('documents', documentId);
		const document = claim?.documents.find(({ id }) => id === documentId) ?? kept?.document;
		if (kept !== undefined && document !== undefined) {
			unit.put('documents', documentId, { ...kept, document, isSent: true });
		}
		unit.delete('uploads', documentId);
	}
	if (operation.kind === 'deleteDocument') {
		unit.delete('documents', operation.payload.documentId);
		unit.delete('bytes', operation.payload.documentId);
	}
	if (operation.kind === 'acceptConditions') {
		await sendOnceAccepted(unit, operation.academy, operation.payload.version);
		// The server's own date replaces this one at the next pull.
		const reference = await referenceIn(unit);
		const { academy, payload } = operation;
		if ((reference.acceptances[academy]?.version ?? 0) >= payload.version) return;
		const acceptance = { academy, version: payload.version, acceptedAt: deviceInstant() };
		const acceptances = { ...reference.acceptances, [academy]: acceptance };
		unit.put('reference', REFERENCE_KEY, { ...reference, acceptances });
	}
}
