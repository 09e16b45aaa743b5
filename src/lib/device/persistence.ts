// Asks the browser once to keep this device's data when space runs out: at the first draft, when it has a reason.
import type { DeviceStore } from './db/store';
import { StorageFault } from './db/storage-fault';
import { deviceState } from './live/device-state.svelte';
import { changeSyncState, readSyncState } from './repositories/sync-state';

export async function askPersistence(store: DeviceStore): Promise<void> {
	const storage = globalThis.navigator?.storage as StorageManager | undefined;
	if ((await readSyncState(store)).persistAsked) return;
	try {
		await changeSyncState(store, { persistAsked: true });
	} catch (error) {
		// The draft is kept; that this was asked can be noted at the next one.
		if (!(error instanceof StorageFault)) throw error;
	}
	// Where it cannot even be asked (WebKitGTK, older Safari), the browser is free to drop the data.
	if (storage?.persist === undefined) {
		deviceState.isStorageVolatile = true;
		return;
	}
	// Not waited for: Firefox asks the person, who may never answer, and the next keystrokes must not wait for that.
	storage
		.persist()
		.then((isKept) => (deviceState.isStorageVolatile = !isKept))
		.catch((error: unknown) => reportError(error));
}

/** At start: whether what was asked before holds. Nothing is said before the first draft. */
export async function readPersistence(store: DeviceStore): Promise<void> {
	const storage = globalThis.navigator?.storage as StorageManager | undefined;
	if (!(await readSyncState(store)).persistAsked) return;
	deviceState.isStorageVolatile = storage?.persisted === undefined || !(await storage.persisted());
}
