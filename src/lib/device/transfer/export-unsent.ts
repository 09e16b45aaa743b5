// All that is not sent as one ZIP of the person's own: JSON for another device, the documents' bytes under their names,
// and a PDF to read. Only of an open store: locked, nothing of it can be read, and the lock says so.
import { changeStore } from '../db/sealed-unit';
import { StorageFault } from '../db/storage-fault';
import type { DeviceStore } from '../db/store';
import { deviceInstant } from '../clock';
import { loadFont } from '../pdf-font';
import { outboxIn, putItem } from '../repositories/outbox';
import { readSyncState } from '../repositories/sync-state';
import { writeArchive, type ArchiveEntry } from './archive';
import { JSON_NAME, PDF_NAME } from './archive-names';
import { gather, transferFile, type Gathered, type Wanted } from './gather';
import { unsentSections } from './unsent-sections';

/** `font`: for a test outside a browser. */
export async function exportUnsentOf(
	store: DeviceStore,
	wanted: Wanted = null,
	font: () => Promise<Uint8Array> = loadFont
): Promise<Blob> {
	const madeAt = deviceInstant();
	const gathered = await gather(store, wanted);
	await noteExported(store, gathered, madeAt);
	return writeArchive(entriesOf(store, gathered, madeAt, font), new Date(madeAt));
}

/** From here on these operations never change: another device may send them under the same ids. */
async function noteExported(store: DeviceStore, { items }: Gathered, madeAt: string): Promise<void> {
	const ids = new Set(items.map(({ operation }) => operation.id));
	try {
		await changeStore(store, async (unit) => {
			for (const item of await outboxIn(unit)) {
				const isNew = ids.has(item.operation.id) && item.exportedAt === undefined;
				if (isNew) putItem(unit, { ...item, exportedAt: madeAt });
			}
		});
	} catch (error) {
		// A full device: all the more reason to let its items leave it.
		if (!(error instanceof StorageFault)) throw error;
	}
}

async function* entriesOf(
	store: DeviceStore,
	gathered: Gathered,
	madeAt: string,
	font: () => Promise<Uint8Array>
): AsyncGenerator<ArchiveEntry> {
	const file = transferFile(gathered, store.accountId, madeAt);
	const json = new TextEncoder().encode(JSON.stringify(file, null, '\t'));
	yield { path: JSON_NAME, bytes: json, isText: true };
	yield { path: PDF_NAME, bytes: await pdfOf(store, gathered, madeAt, font), isText: true };
	for (const [id, path] of gathered.paths) {
		const kept = (await store.get('bytes', id)) ?? (await store.get('inboxBytes', id));
		if (kept !== undefined) yield { path, bytes: new Uint8Array(kept.bytes), isText: false };
	}
}

async function pdfOf(
	store: DeviceStore,
	gathered: Gathered,
	madeAt: string,
	font: () => Promise<Uint8Array>
): Promise<Uint8Array<ArrayBuffer>> {
	const [{ renderUnsentPdf }, { account }, fontBytes] = await Promise.all([
		import('$lib/pdf/unsent-pdf'),
		readSyncState(store),
		font()
	]);
	const bytes = await renderUnsentPdf({
		personName: account?.fullName ?? '',
		madeAt,
		sections: unsentSections(gathered),
		font: fontBytes
	});
	return bytes.slice();
}
