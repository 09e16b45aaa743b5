// One tab at a time: by Web Locks, else by a lease in the store that a closed tab lets run out.
import type { Lease } from '../db/rows';
import { changeStore } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';
import { newId } from '../uuid-v7';

const LEASE_MS = 15_000;
const RENEW_MS = 5_000;
const ASK_AGAIN_MS = 100;
const KEY = 'sync';
/** A tab that the browser has frozen may hold the turn for ever: whoever waits longer says so and comes back. */
export const PATIENCE_MS = 10_000;

/** Waits for this tab's turn, works, gives the turn back. Null: another tab keeps it; nothing was done. */
export async function takeTurn<T>(
	store: DeviceStore,
	work: () => Promise<T>,
	patienceMs = PATIENCE_MS
): Promise<T | null> {
	const locks = globalThis.navigator?.locks as LockManager | undefined;
	return locks === undefined
		? takeLease(store, work, patienceMs)
		: takeLock(locks, `imagin-sync-${store.accountId}`, work, patienceMs);
}

async function takeLock<T>(
	locks: LockManager,
	name: string,
	work: () => Promise<T>,
	patienceMs: number
): Promise<T | null> {
	const waiting = new AbortController();
	const timer = setTimeout(() => waiting.abort(), patienceMs);
	try {
		const held = await locks.request(name, { signal: waiting.signal }, async () => {
			clearTimeout(timer);
			return { result: await work() };
		});
		return held.result;
	} catch (error) {
		if (waiting.signal.aborted && error === waiting.signal.reason) return null;
		throw error;
	} finally {
		clearTimeout(timer);
	}
}

export async function takeLease<T>(
	store: DeviceStore,
	work: () => Promise<T>,
	patienceMs = PATIENCE_MS
): Promise<T | null> {
	const holder = newId();
	const tries = Math.ceil(patienceMs / ASK_AGAIN_MS);
	let isOurs = await acquire(store, holder);
	for (let wait = 0; !isOurs && wait < tries; wait += 1) {
		await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
		isOurs = await acquire(store, holder);
	}
	if (!isOurs) return null;
	let renewal: Promise<unknown> = Promise.resolve();
	const timer = setInterval(() => (renewal = acquire(store, holder)), RENEW_MS);
	try {
		return await work();
	} finally {
		clearInterval(timer);
		await renewal;
		await changeStore(store, async (unit) => {
			if ((await unit.get('leases', KEY))?.holder === holder) unit.delete('leases', KEY);
		});
	}
}

/** True if the lease is ours now: free, run out, or held by us already. */
function acquire(store: DeviceStore, holder: string): Promise<boolean> {
	return changeStore(store, async (unit) => {
		const lease: Lease | undefined = await unit.get('leases', KEY);
		const now = Date.now();
		// A lease from a clock that has since gone back is no lease.
		const isTaken = lease !== undefined && lease.holder !== holder && lease.until > now;
		if (isTaken && lease.until - now <= LEASE_MS) return false;
		unit.put('leases', KEY, { holder, until: now + LEASE_MS });
		return true;
	});
}
