// What goes on beside the screen once a store is open: the sync, the count of the time without a gesture, and the
// sealing of rows from before the lock.
import type { SessionResponse } from '$lib/contracts/pull';
import type { DeviceStore } from '../db/store';
import { deviceState } from '../live/device-state.svelte';
import { changeLock, readLock } from '../lock/lock-database';
import { openStore } from '../open-store.svelte';
import { sealPlainRows } from '../lock/seal-plain-rows';
import { startEngine } from '../sync/running-engine';
import { watchActivity } from './lock-device';

/** `onOther`: the server says that somebody else is signed in on this device. */
export async function stayInStep(
	store: DeviceStore,
	onOther: (account: SessionResponse['account'], expiresAt: string) => Promise<void>
): Promise<void> {
	startEngine(store, (account, expiresAt) => {
		onOther(account, expiresAt).catch((error: unknown) => reportError(error));
	});
	const row = await readLock(store.accountId);
	deviceState.opener = row?.opener ?? 'password';
	// Rows from before the lock, and no password given yet: there is no key to take away.
	if (row === undefined || openStore.current !== store) return;
	watchActivity(store.accountId, row);
	await takeInShared(store);
	if (!row.isAllSealed) await sealAll(store);
}

/** From here on the service worker seals for this person; what it took meanwhile comes in. */
async function takeInShared(store: DeviceStore): Promise<void> {
	const [{ takeIn }, { eraseRemoved }] = await Promise.all([
		import('../inbox/take-in'),
		import('../gestures/inbox')
	]);
	// Left meanwhile: nobody is announced who is not here any more.
	if (openStore.current !== store) return;
	// Nothing else waits for it: the page of received files says what it cannot do.
	await takeIn(store)
		.then(() => eraseRemoved(store))
		.catch((error: unknown) => reportError(error));
}

/** Interrupted by leaving, it goes on at the next start. */
async function sealAll(store: DeviceStore): Promise<void> {
	const isStopped = () => openStore.current !== store;
	while ((await sealPlainRows(store, isStopped)) > 0) if (isStopped()) return;
	await changeLock(store.accountId, (row) => row && { ...row, isAllSealed: true });
}
