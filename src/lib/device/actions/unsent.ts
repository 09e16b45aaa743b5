// What a person can do about what is not sent.
import { discard, exported, retry } from '../gestures/unsent';
import { openStore } from '../open-store.svelte';
import { syncBell } from '../sync-bell';

/** Sends and learns now; resolves when that attempt is over, whatever came of it (deviceState and liveUnsent tell). */
export async function syncNow(): Promise<void> {
	const { runningEngine } = await import('../sync/running-engine');
	await runningEngine()?.syncNow();
}

export async function retryItem(id: string): Promise<void> {
	await retry(openStore.required(), id);
	syncBell.ring();
}

/** False if the server may have it already: it then waits for its answer. */
export async function discardItem(id: string): Promise<boolean> {
	const isDiscarded = await discard(openStore.required(), id);
	syncBell.ring();
	return isDiscarded;
}

export function exportUnsent(): Promise<Blob> {
	return exported(openStore.required());
}
