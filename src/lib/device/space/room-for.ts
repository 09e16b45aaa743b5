// Before a photo is added: is there room for it, with a rest for what is typed? Copies of what the server has make way.
import { StorageFault } from '../db/storage-fault';
import type { DeviceStore } from '../db/store';
import { freeInOrder } from './free';
import { leftForDocuments, readRoom } from './room';

type Estimate = Pick<StorageManager, 'estimate'> | undefined;

/**
 * Throws StorageFault `full` where the browser tells that `byteLength` more would take the last of the room, although
 * every copy that can be had again was dropped. Where it does not tell, the write itself finds out.
 */
export async function roomFor(
	store: DeviceStore,
	byteLength: number,
	storage: Estimate = globalThis.navigator?.storage
): Promise<void> {
	const hasRoom = async () => {
		const room = await readRoom(storage);
		return room === null || leftForDocuments(room) >= byteLength;
	};
	if (await hasRoom()) return;
	const steps = freeInOrder(store, 'person');
	while ((await steps.next()).done !== true) if (await hasRoom()) return;
	throw new StorageFault('full', new Error(`no room for ${byteLength} bytes`));
}
