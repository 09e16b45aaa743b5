// Puts one person's store on screen, from the device alone. Knows no network and no key.
import type { Codec } from '../db/codec';
import { readBare } from '../db/bare-reader';
import type { SyncState } from '../db/rows';
import type { DeviceStore } from '../db/store';
import { setClockOffset } from '../clock';
import { deviceState } from '../live/device-state.svelte';
import { isListAsked, keepAhead, readFirstMissions } from '../live/read-ahead';
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
	const state = await readSyncState(store);
	openStore.set(store);
	showState(state);
	tellShown();
	await readPersistence(store);
}

function showState(state: SyncState): void {
	setClockOffset(state.clockOffsetMs);
	deviceState.account = state.account;
	deviceState.hasFirstPull = state.firstPullAt !== null;
	deviceState.phase = state.firstPullAt === null ? 'starting' : 'ready';
}

/**
 * The list of missions, where the address asks for it, before the store itself has come: resolves once it can be drawn,
 * or at once where there is nothing to read this way. Throws DeviceLocked, with nothing shown.
 */
export async function showAhead(accountId: string, codec: Codec): Promise<void> {
	if (!isListAsked()) return;
	const read = await readBare(accountId, codec, (reader) =>
		Promise.all([readSyncState(reader), readFirstMissions(reader)])
	);
	if (read === null) return;
	const [state, missions] = read;
	if (state.account === null || state.firstPullAt === null) return;
	keepAhead(accountId, missions);
	showState(state);
	tellShown();
	await painted();
}

/** What comes next must not take the processor from the list; a page in the background is never painted. */
function painted(): Promise<void> {
	return new Promise((resolve) => {
		const later = setTimeout(resolve, 300);
		requestAnimationFrame(() =>
			setTimeout(() => {
				clearTimeout(later);
				resolve();
			})
		);
	});
}
