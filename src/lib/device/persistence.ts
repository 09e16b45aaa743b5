// Asks the browser once to keep this device's data when space runs out: at the first draft, when it has a reason.
import type { DeviceStore } from './db/store';
import { deviceState } from './live/device-state.svelte';
import { changeSyncState, readSyncState } from './repositories/sync-state';

export async function askPersistence(store: DeviceStore): Promise<void> {
	const storage = globalThis.navigator?.storage as StorageManager | undefined;
	if (storage?.persist === undefined) return;
	if ((await readSyncState(store)).persistAsked) return;
	await changeSyncState(store, { persistAsked: true });
	// Not waited for: Firefox asks the person, who may never answer, and the next keystrokes must not wait for that.
	storage
		.persist()
		.then((isKept) => (deviceState.isStorageVolatile = !isKept))
		.catch((error: unknown) => reportError(error));
}

/** At start: whether what was asked before holds. Nothing is said before the first draft. */
export async function readPersistence(store: DeviceStore): Promise<void> {
	const storage = globalThis.navigator?.storage as StorageManager | undefined;
	if (storage?.persisted === undefined) return;
	if (!(await readSyncState(store)).persistAsked) return;
	deviceState.isStorageVolatile = !(await storage.persisted());
}
