// One tab at a time: by Web Locks, else by a lease in the store that a closed tab lets run out.
import type { Lease } from '../db/rows';
import { changeStore } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';
import { newId } from '../uuid-v7';

const LEASE_MS = 15_000;
const RENEW_MS = 5_000;
const ASK_AGAIN_MS = 100;
const KEY = 'sync';

/** Waits for this tab's turn, works, gives the turn back. */
export async function takeTurn<T>(store: DeviceStore, work: () => Promise<T>): Promise<T> {
	const locks = globalThis.navigator?.locks as LockManager | undefined;
	if (locks !== undefined) {
		const held = await locks.request(`imagin-sync-${store.accountId}`, async () => ({
			result: await work()
		}));
		return held.result;
	}
	return takeLease(store, work);
}

export async function takeLease<T>(store: DeviceStore, work: () => Promise<T>): Promise<T> {
	const holder = newId();
	while (!(await acquire(store, holder))) {
		await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
	}
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
