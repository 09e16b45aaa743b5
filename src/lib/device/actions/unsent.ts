// What a person can do about what is not sent.
import { StorageFault } from '../db/storage-fault';
import { discard, retry } from '../gestures/unsent';
import { openStore } from '../open-store.svelte';
import { syncBell } from '../sync-bell';
import { flushDrafts } from './drafts-on-screen';

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

/**
 * All that is not sent, one claim's, or one item, as a ZIP: the last keystroke included. Only while the device is
 * unlocked: sealed rows open to nobody else.
 */
export async function exportUnsent(
	only: { missionKey: string } | { id: string } | null = null
): Promise<Blob> {
	const store = openStore.required();
	try {
		await flushDrafts();
	} catch (error) {
		// A full device cannot keep the last keystrokes (told on every page); what it has kept still leaves it.
		if (!(error instanceof StorageFault)) throw error;
	}
	const { exportUnsentOf } = await import('../transfer/export-unsent');
	return exportUnsentOf(store, only);
}

export type { ImportResult } from '../transfer/import-unsent';

/** Takes a ZIP that another device of the same account exported. Refused with its reason, it changes nothing. */
export async function importUnsent(file: File) {
	const { importUnsentInto } = await import('../transfer/import-unsent');
	const result = await importUnsentInto(openStore.required(), file);
	if (result.ok) syncBell.ring();
	return result;
}
