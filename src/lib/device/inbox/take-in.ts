// Opens what the service worker sealed and moves it into the person's own store, inspected as any document is.
import type { InboxItem } from '../db/rows';
import { changeStore } from '../db/sealed-unit';
import { StorageFault } from '../db/storage-fault';
import type { DeviceStore } from '../db/store';
import { sha256Hex } from '../sha256';
import { openFile, type SealedFile, type SharedFile, type SharePair } from '../share/sealed-file';
import { readSealed, removeSealed, sealedIds } from '../share/share-database';
import { roomFor } from '../space/room-for';
import { inspectReceived } from './inspect-received';
import { announceReceiver, ownPair } from './receiver';

export interface TakenIn {
	/** Files that came into the inbox, those that cannot be attached among them. */
	added: number;
	/** Files that nothing opens any more: their pair went with an earlier store. */
	lost: number;
	/** No room left: they stay sealed where they are. */
	left: number;
}

const LOCK = 'imagin-share';

/** One tab at a time where the browser can tell; ids keep the others from taking a file twice. */
function alone<T>(work: () => Promise<T>): Promise<T> {
	const locks = (globalThis.navigator as { locks?: LockManager } | undefined)?.locks;
	return locks === undefined ? work() : locks.request(LOCK, () => work());
}

/** Makes this person the receiver, then takes in what waits for them. Nothing waits: one read. */
export function takeIn(store: DeviceStore): Promise<TakenIn> {
	return alone(async () => {
		const pair = await ownPair(store);
		await announceReceiver(store, pair);
		const taken: TakenIn = { added: 0, lost: 0, left: 0 };
		for (const id of await sealedIds(store.accountId)) {
			const sealed = await readSealed(id);
			// Another tab of a browser without locks was quicker.
			if (sealed !== undefined) taken[await takeOne(store, pair, { id, sealed })] += 1;
		}
		return taken;
	});
}

async function takeOne(
	store: DeviceStore,
	pair: SharePair,
	{ id, sealed }: { id: string; sealed: SealedFile }
): Promise<keyof TakenIn> {
	const file = await openFile(id, pair, sealed);
	if (file === null) {
		await removeSealed(id);
		return 'lost';
	}
	try {
		await keep(store, id, file);
	} catch (error) {
		if (error instanceof StorageFault && error.code === 'full') return 'left';
		throw error;
	}
	// Only once it is in the store: a page closed in between takes it again, under the same id.
	await removeSealed(id);
	return 'added';
}

async function keep(store: DeviceStore, id: string, { name, receivedAt, bytes }: SharedFile): Promise<void> {
	const content = new Uint8Array(bytes);
	const { format, problem } = inspectReceived(name, content);
	const item: InboxItem = {
		...{ name, format, receivedAt, problem },
		byteLength: content.byteLength,
		sha256: await sha256Hex(content),
		removedAt: null
	};
	if (problem === null) await roomFor(store, content.byteLength);
	await changeStore(store, async (unit) => {
		if ((await unit.get('inbox', id)) !== undefined) return;
		unit.put('inbox', id, item);
		if (problem === null) unit.put('inboxBytes', id, { bytes });
	});
}
