// Says for whom the service worker seals from now on: the person whose store is open here.
import type { SharePair } from '../share/sealed-file';
import { makeSharePair } from '../share/sealed-file';
import { readReceiver, setReceiver } from '../share/share-database';
import { changeStore } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';
import { OWN_PAIR } from '../repositories/inbox';

/** Made once for a store; two tabs at once end with the same one. */
export async function ownPair(store: DeviceStore): Promise<SharePair> {
	const kept = await store.get('inboxPair', OWN_PAIR);
	if (kept !== undefined) return kept;
	const made = await makeSharePair();
	return changeStore(store, async (unit) => {
		const first = await unit.get('inboxPair', OWN_PAIR);
		if (first === undefined) unit.put('inboxPair', OWN_PAIR, made);
		return first ?? made;
	});
}

function isSame(left: ArrayBuffer, right: ArrayBuffer): boolean {
	const [a, b] = [new Uint8Array(left), new Uint8Array(right)];
	return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** The public half stands in the open, beside nothing else; the private one is a sealed row of the person's store. */
export async function announceReceiver({ accountId }: DeviceStore, { publicKey }: SharePair): Promise<void> {
	const current = await readReceiver();
	if (current?.accountId === accountId && isSame(current.publicKey, publicKey)) return;
	await setReceiver({ accountId, publicKey });
}
