// How far this device has learned from the server, and whose it is. One sealed row.
import type { SyncState } from '../db/rows';
import { changeStore, type SealedUnit } from '../db/sealed-unit';
import type { RowReader } from '../db/row-reader';
import type { DeviceStore } from '../db/store';

const KEY = 'state';

export const FRESH_SYNC_STATE: SyncState = {
	account: null,
	cursor: null,
	sweep: [],
	firstPullAt: null,
	lastSuccessAt: null,
	clockOffsetMs: 0,
	persistAsked: false
};

export async function readSyncState(store: Pick<RowReader, 'get'>): Promise<SyncState> {
	return (await store.get('sync', KEY)) ?? FRESH_SYNC_STATE;
}

export async function syncStateIn(unit: SealedUnit): Promise<SyncState> {
	return (await unit.get('sync', KEY)) ?? FRESH_SYNC_STATE;
}

export function putSyncState(unit: SealedUnit, state: SyncState): void {
	unit.put('sync', KEY, state);
}

export function changeSyncState(store: DeviceStore, change: Partial<SyncState>): Promise<void> {
	return changeStore(store, async (unit) => putSyncState(unit, { ...(await syncStateIn(unit)), ...change }));
}
