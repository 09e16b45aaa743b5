// Takes exported items into this device's outbox and drafts: the same account, the same ids, so that the server knows
// again what another device sent. In one transaction, or not at all.
import type { TransferFile } from '$lib/contracts/transfer-file';
import type { Violation } from '$lib/domain/claim/violation';
import type { Draft, ItemProblem, OutboxItem } from '../db/rows';
import { changeStore, type SealedUnit } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';
import { inspectReceived } from '../inbox/inspect-received';
import { juryDraftKey } from '../repositories/juries';
import { outboxIn, putItem } from '../repositories/outbox';
import { readExport, type ReadExport, type TransferProblem } from './read-export';

export interface Imported {
	/** Operations and drafts that came in. */
	added: number;
	/** Already here, under the same id. */
	known: number;
	/** Drafts left out: this device has one of its own for the same claim, which is not overwritten. */
	keptOwn: number;
}
export type ImportResult = ({ ok: true } & Imported) | ({ ok: false } & TransferProblem);

type Transferred = TransferFile['operations'][number];

export async function importUnsentInto(
	store: DeviceStore,
	chosen: { size: number; arrayBuffer: () => Promise<ArrayBuffer> }
): Promise<ImportResult> {
	const read = await readExport(chosen, store.accountId);
	if (!read.ok) return read;
	return { ok: true, ...(await changeStore(store, (unit) => take(unit, read))) };
}

async function take(unit: SealedUnit, { file, bytes }: ReadExport): Promise<Imported> {
	const outbox = await outboxIn(unit);
	const here = new Set(outbox.map(({ operation }) => operation.id));
	const imported: Imported = { added: 0, known: 0, keptOwn: 0 };
	let sequence = outbox.at(-1)?.sequence ?? 0;
	for (const transferred of file.operations) {
		if (here.has(transferred.operation.id)) {
			imported.known += 1;
			continue;
		}
		sequence += 1;
		imported.added += 1;
		putItem(unit, { ...itemOf(transferred, sequence, bytes), exportedAt: file.madeAt });
		await putDocument(unit, transferred, bytes);
	}
	for (const received of file.received ?? []) {
		const isNew = await putReceived(unit, received, bytes);
		imported[isNew ? 'added' : 'known'] += 1;
	}
	for (const [key, draft] of draftsOf(file)) {
		const own = await unit.get('drafts', key);
		if (own === undefined) {
			unit.put('drafts', key, draft);
			imported.added += 1;
		} else if (JSON.stringify(own.entry) === JSON.stringify(draft.entry)) imported.known += 1;
		else imported.keptOwn += 1;
	}
	return imported;
}

/** False: it is here already. */
async function putReceived(
	unit: SealedUnit,
	{ id, name, receivedAt, byteLength, sha256 }: NonNullable<TransferFile['received']>[number],
	bytes: ReadExport['bytes']
): Promise<boolean> {
	const content = bytes.get(id);
	if (content === undefined || (await unit.get('inbox', id)) !== undefined) return false;
	const { format, problem } = inspectReceived(name, new Uint8Array(content));
	unit.put('inbox', id, { name, format, byteLength, sha256, receivedAt, problem, removedAt: null });
	unit.put('inboxBytes', id, { bytes: content });
	return true;
}

/** By the keys under which this device keeps them. */
function draftsOf({ drafts, juryDrafts = [] }: TransferFile): [key: string, draft: Draft][] {
	return [
		...drafts.map((draft): [string, Draft] => [draft.claimId, draft]),
		...juryDrafts.map(({ missionKey, claimId, pay, basePay, keptAt }): [string, Draft] => [
			juryDraftKey(claimId),
			{
				missionKey,
				claimId,
				entry: { remuneration: pay, trips: [] },
				baseRevision: 0,
				baseContent: { remuneration: basePay, trips: [] },
				keptAt,
				isJury: true
			}
		])
	];
}

function itemOf(
	{ operation, missionKey, state, frozenAt, needsNewId, problem }: Transferred,
	sequence: number,
	bytes: ReadExport['bytes']
): OutboxItem {
	const item: OutboxItem = {
		operation,
		missionKey,
		sequence,
		state,
		frozenAt,
		attempts: 0,
		notBefore: 0,
		lastTrouble: null,
		problem: problem === null ? null : problemOf(problem),
		needsNewId
	};
	const isLost = operation.kind === 'attachDocument' && !bytes.has(operation.payload.documentId);
	if (!isLost) return item;
	const lost: ItemProblem = { outcome: 'refused', code: 'document-damaged', violations: [], conflicts: [] };
	return { ...item, state: 'refused', problem: lost };
}

function problemOf({ violations, ...problem }: NonNullable<Transferred['problem']>): ItemProblem {
	return {
		...problem,
		violations: violations.map(({ params, ...violation }): Violation =>
			params === undefined ? violation : { ...violation, params }
		)
	};
}

async function putDocument(
	unit: SealedUnit,
	{ operation, missionKey }: Transferred,
	bytes: ReadExport['bytes']
): Promise<void> {
	if (operation.kind !== 'attachDocument' || missionKey === null || operation.claimId === null) return;
	const { documentId, ...description } = operation.payload;
	const content = bytes.get(documentId);
	// The server's copy, if it is here already, stays what it is.
	if (content === undefined || (await unit.get('documents', documentId)) !== undefined) return;
	const document = {
		id: documentId,
		...description,
		depositedAt: null,
		depositedBy: 'intervenant' as const
	};
	unit.put('documents', documentId, { document, missionKey, claimId: operation.claimId, isSent: false });
	const { byteLength, sha256 } = description;
	unit.put('bytes', documentId, { bytes: content, byteLength, sha256 });
}
