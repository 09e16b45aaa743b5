// Asks the server again for what was dropped for want of room, once there is some: a resync, which touches no draft.
import type { DeviceStore } from '../db/store';
import { changeSyncState } from '../repositories/sync-state';
import { isTrimmed, trimmedWasRegained } from './kept-mark';
import { isLow, readRoom } from './room';

export async function regainTrimmed(store: DeviceStore): Promise<void> {
	if (!isTrimmed(store.accountId)) return;
	const room = await readRoom();
	if (room !== null && isLow(room)) return;
	await changeSyncState(store, { cursor: null, sweep: [] });
	trimmedWasRegained(store.accountId);
}
