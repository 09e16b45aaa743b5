// «Quitter»: nothing unsent is dropped without the person's word.
import { noteQuit, rememberAccount } from '../db/registry';
import { deviceState } from '../live/device-state.svelte';
import { endSession } from '../end-session';
import { openStore } from '../open-store.svelte';
import { readUnsentItems } from '../repositories/unsent-items';

/** Drafts, waiting, being sent, refused and in conflict. */
export async function countUnsent(): Promise<number> {
	const store = openStore.current;
	return store === null ? 0 : (await readUnsentItems(store)).length;
}

/**
 * Ends the session and closes the store. With nothing unsent the person's data leaves this device; with something it
 * stays, closed, for their next sign-in here (`keep`, as by default), or goes at their word (`discard`).
 */
export async function signOut(unsent: 'keep' | 'discard' = 'keep'): Promise<void> {
	const store = openStore.current;
	const { stopEngine } = await import('../sync/running-engine');
	await stopEngine();
	rememberAccount(null);
	if (store !== null) {
		const isEmpty = (await readUnsentItems(store)).length === 0;
		openStore.set(null);
		if (isEmpty || unsent === 'discard') await store.destroy();
		else store.close();
	}
	deviceState.account = null;
	deviceState.phase = 'signed-out';
	noteQuit(true);
	if (await endSession()) noteQuit(false);
}
