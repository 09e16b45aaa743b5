// «Quitter»: nothing unsent is dropped without the person's word.
import { StorageFault } from '../db/storage-fault';
import { noteQuit, rememberAccount } from '../db/registry';
import { deviceState } from '../live/device-state.svelte';
import { endSession } from '../end-session';
import { countReceived } from '../inbox/count-received';
import { changeLock } from '../lock/lock-database';
import { forgetKeyring } from '../lock/take-key';
import { openStore } from '../open-store.svelte';
import { withdrawReceiver } from '../share/share-database';
import { readUnsentItems } from '../repositories/unsent-items';
import { stopWatching } from './lock-device';
import { startDevice } from './start-device';
import { flushDrafts } from './drafts-on-screen';

export interface UnsentCount {
	/** Drafts (the last keystroke included), waiting, being sent, refused and in conflict. */
	items: number;
	/** Files that other apps handed over and that belong to no claim yet: no sending takes them. */
	received: number;
}

export async function countUnsent(): Promise<UnsentCount> {
	await settled();
	const unkept = (await isAllKept()) ? 0 : 1;
	const store = openStore.current;
	if (store === null) return { items: 0, received: 0 };
	return {
		items: unkept + (await readUnsentItems(store)).length,
		received: await countReceived(store)
	};
}

/** A list may be drawn before its store is open. Why one did not open is told where it was opened. */
async function settled(): Promise<void> {
	await Promise.allSettled([startDevice()]);
}

/** False if what is on screen could not be kept (no room left): it would go with the page. */
async function isAllKept(): Promise<boolean> {
	try {
		await flushDrafts();
		return true;
	} catch (error) {
		if (error instanceof StorageFault) return false;
		throw error;
	}
}

/**
 * Ends the session and closes the store. With nothing unsent the person's data leaves this device; with something it
 * stays, closed, for their next sign-in here (`keep`, as by default), or goes at their word (`discard`). With `keep`
 * it throws StorageFault, and nobody is signed out, while the last keystrokes cannot be kept.
 */
export async function signOut(unsent: 'keep' | 'discard' = 'keep'): Promise<void> {
	await settled();
	if (unsent === 'keep') await flushDrafts();
	const store = openStore.current;
	stopWatching();
	const { stopEngine } = await import('../sync/running-engine');
	await stopEngine();
	// Before anything else: a page opened meanwhile must not take the session up again.
	noteQuit(true);
	rememberAccount(null);
	if (store !== null) {
		await withdrawReceiver(store.accountId);
		const count = (await readUnsentItems(store)).length + (await countReceived(store));
		// The key goes first: whatever stops what follows, nothing here opens without the password.
		await changeLock(store.accountId, (row) => row && { ...row, session: null, unsentCount: count });
		openStore.set(null);
		if (count === 0 || unsent === 'discard') {
			await store.destroy();
			await forgetKeyring(store.accountId);
		} else store.close();
	}
	deviceState.account = null;
	// The sign-in page would lead straight back in until the server has heard: endSession tells.
	deviceState.serverReachable = null;
	deviceState.phase = 'signed-out';
	if (await endSession()) noteQuit(false);
}
