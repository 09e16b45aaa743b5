// Puts one person's store on screen, from the device alone. Knows no network and no key.
import type { DeviceStore } from '../db/store';
import { setClockOffset } from '../clock';
import { deviceState } from '../live/device-state.svelte';
import { readAhead } from '../live/read-ahead';
import { openStore } from '../open-store.svelte';
import { readPersistence } from '../persistence';
import { readSyncState } from '../repositories/sync-state';

let resolveShown: () => void;
const shown = new Promise<void>((resolve) => (resolveShown = resolve));

/** There is something to draw, or nothing to wait for. */
export function tellShown(): void {
	resolveShown();
}

/**
 * Until the person kept on this device is shown, from the device alone: a page that waits for it is drawn once, with
 * its data. At once where nobody is kept or the server must be asked first; never waits for the network.
 */
export function deviceShown(): Promise<void> {
	return shown;
}

/** Shows one person's store, and no trace of another's. Throws DeviceLocked, with nothing shown. */
export async function show(store: DeviceStore): Promise<void> {
	// An upgrade that another tab holds up: the page is drawn meanwhile, and says so.
	store.connection.listen({
		onNews: (news) => {
			deviceState.connection = news;
			if (news === 'blocked') tellShown();
		}
	});
	const [state] = await Promise.all([readSyncState(store), readAhead(store)]);
	openStore.set(store);
	setClockOffset(state.clockOffsetMs);
	deviceState.account = state.account;
	deviceState.hasFirstPull = state.firstPullAt !== null;
	deviceState.phase = state.firstPullAt === null ? 'starting' : 'ready';
	tellShown();
	await readPersistence(store);
}
