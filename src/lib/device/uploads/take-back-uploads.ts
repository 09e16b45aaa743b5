// Takes back at the server what it has of documents that are no longer to be sent: removed on their way, they would lie
// there, and count, until it lets go of them by itself. Knows no outbox but by the ids that are still to be sent.
import { changeStore } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';
import { refusalCodeOf } from '../sync/ask-server';
import type { Transport } from '../sync/transport';

const PATIENCE_MS = 30_000;

/** `tried`: not asked again in this run; those that failed are added. */
export async function takeBackUploads(
	store: DeviceStore,
	transport: Transport,
	toSend: ReadonlySet<string>,
	tried: Set<string>
): Promise<void> {
	for (const { key, value } of await store.list('uploads')) {
		if (toSend.has(key) || tried.has(key)) continue;
		tried.add(key);
		if (!(await isTakenBack(transport, value.url))) continue;
		await changeStore(store, (unit) => Promise.resolve(unit.delete('uploads', key)));
	}
}

/** False: nobody of ours said so, and it is asked again with the next exchange. */
async function isTakenBack(transport: Transport, url: string): Promise<boolean> {
	try {
		const { pathname, search } = new URL(url, transport.origin);
		const response = await transport.fetch(pathname + search, {
			method: 'DELETE',
			headers: { 'tus-resumable': '1.0.0' },
			cache: 'no-store',
			signal: AbortSignal.timeout(PATIENCE_MS)
		});
		const code = refusalCodeOf(await response.text());
		return response.status === 204 || code === 'not-found';
	} catch {
		// No network, a time-out, a torn body.
		return false;
	}
}
