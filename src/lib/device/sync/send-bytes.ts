// One document's bytes to the server, and what becomes of its place in the outbox if they do not arrive.
import type { OutboxItem } from '../db/rows';
import { changeStore } from '../db/sealed-unit';
import { letPass } from '../gestures/operations';
import { DONE, type Outcome } from './outcome';
import type { PushRun } from './push-run';

export async function sendBytes(run: PushRun, item: OutboxItem): Promise<Outcome> {
	const { operation } = item;
	if (operation.kind !== 'attachDocument') return DONE;
	const { store, transport, isStopped, onStep } = run.context;
	const { name, documentId } = operation.payload;
	const tell = (sentShare: number) => onStep?.({ kind: 'document', name, documentId, sentShare });
	tell(0);
	// «Envoi en cours», yet not frozen: the operation itself has not left, and may still be taken back.
	await run.change([item], (kept) => ({ ...kept, state: 'sending' }));
	const { uploadDocument } = await import('../uploads/upload-document');
	const result = await uploadDocument(store, transport, operation, tell);
	if (isStopped()) return { kind: 'other-account' };
	switch (result.kind) {
		case 'uploaded':
			await run.putBack([item]);
			run.notePassed();
			return DONE;
		case 'removed':
			return DONE;
		case 'signed-out':
			await run.putBack([item]);
			return result;
		case 'unreachable':
			return afterSilentUpload(run, item, result);
		case 'failed':
			await run.fail(item, result.code);
			return DONE;
		case 'refused': {
			const problem = { outcome: 'refused', code: result.code, violations: [], conflicts: [] } as const;
			run.tried.add(operation.id);
			await run.change([item], (kept) => ({
				...kept,
				state: 'refused',
				problem: { ...problem, violations: [], conflicts: [] }
			}));
			await changeStore(store, (unit) => letPass(unit, operation.id));
			return DONE;
		}
	}
}

async function afterSilentUpload(
	run: PushRun,
	item: OutboxItem,
	result: { kind: 'unreachable'; retryAfterMs: number; hasProgressed: boolean }
): Promise<Outcome> {
	if (result.retryAfterMs === 0 && (await run.isServerThere())) {
		await run.fail(item, 'no-answer', { hasProgressed: result.hasProgressed });
		return DONE;
	}
	await run.putBack([item]);
	return result;
}
