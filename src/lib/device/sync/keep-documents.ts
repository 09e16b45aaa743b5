// Documents deposited from another device, or by the gestionnaire, brought here so that they open in a train. Only
// into free room: what is not sent, and what the person types, come before copies that the server has.
import type { Claim } from '$lib/domain/claim/claim';
import { changeStore } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';
import { outboxIn } from '../repositories/outbox';
import { COPIES_SHARE, readRoom } from '../space/room';
import { fetchDocument } from './fetch-document';
import type { Transport } from './transport';

/** A run fetches a few; the others come with the next runs. */
const FETCHED_PER_RUN = 10;
/** True where the browser does not tell: a full device then opens a document without keeping it. */
export async function hasRoomFor(
	byteLength: number,
	storage: Pick<StorageManager, 'estimate'> | undefined
): Promise<boolean> {
	const room = await readRoom(storage);
	return room === null || room.usage + byteLength <= room.quota * COPIES_SHARE;
}

function lastTouched({ documents, history }: Claim): string {
	const instants = [...documents.map(({ depositedAt }) => depositedAt ?? ''), ...history.map(({ at }) => at)];
	return instants.reduce((latest, at) => (at > latest ? at : latest), '');
}

/** Copies of documents that were deleted elsewhere go; what is not sent, or on its way out, stays. */
async function dropDeleted(store: DeviceStore): Promise<void> {
	await changeStore(store, async (unit) => {
		const listed = new Set(
			(await unit.list('claims')).flatMap(({ value }) => value.documents.map(({ id }) => id))
		);
		for (const { operation } of await outboxIn(unit)) {
			if ('documentId' in operation.payload) listed.add(operation.payload.documentId);
		}
		for (const { key, value } of await unit.list('documents')) {
			if (!value.isSent || listed.has(key)) continue;
			unit.delete('documents', key);
			unit.delete('bytes', key);
			unit.delete('uploads', key);
		}
	});
}

/** Those of the claims that moved last come first. Stops at the first that does not come: the network is gone. */
export async function keepDocuments(
	store: DeviceStore,
	transport: Transport,
	storage: Pick<StorageManager, 'estimate'> | undefined = globalThis.navigator?.storage
): Promise<void> {
	await dropDeleted(store);
	const here = new Set((await store.heads('documents')).map(([key]) => key));
	const missing = (await store.list('claims'))
		.map(({ value }) => value)
		.sort((left, right) => lastTouched(right).localeCompare(lastTouched(left)))
		.flatMap(({ documents }) => documents)
		.filter(({ id, depositedAt }) => depositedAt !== null && !here.has(id));
	for (const { id, byteLength } of missing.slice(0, FETCHED_PER_RUN)) {
		if (!(await hasRoomFor(byteLength, storage))) return;
		if ((await fetchDocument(store, transport, id)) === null) return;
	}
}
