// What the service worker seals opens for its receiver alone, whole, and comes into the inbox once, inspected.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import fc from 'fast-check';
import { aesCodec, isSealed } from '../../../src/lib/device/db/aes-codec';
import { DeviceStore } from '../../../src/lib/device/db/store';
import { eraseRemoved, removeReceived, restoreReceived } from '../../../src/lib/device/gestures/inbox';
import { countReceived } from '../../../src/lib/device/inbox/count-received';
import { takeIn } from '../../../src/lib/device/inbox/take-in';
import { OWN_PAIR, readInbox } from '../../../src/lib/device/repositories/inbox';
import { makeSharePair, openFile, sealFile } from '../../../src/lib/device/share/sealed-file';
import {
	forgetShared,
	putSealed,
	readReceiver,
	readSealed,
	sealedIds,
	withdrawReceiver
} from '../../../src/lib/device/share/share-database';
import { newId } from '../../../src/lib/device/uuid-v7';
import { buildPdf, ONE_PAGE } from '../../fixtures/documents/pdf-builder';

const PDF = Buffer.from(buildPdf(ONE_PAGE));
const RECEIVED_AT = '2017-06-15T08:00:00.000Z';

function bufferOf(bytes: Uint8Array): ArrayBuffer {
	return Uint8Array.from(bytes).buffer;
}

async function openStore(accountId = newId()): Promise<DeviceStore> {
	const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
		'encrypt',
		'decrypt'
	]);
	return new DeviceStore(accountId, aesCodec(key));
}

/** As the worker does it: with the public half that stands in the open, and nothing else. */
async function share(name: string, bytes: Uint8Array): Promise<string> {
	const receiver = await readReceiver();
	if (receiver === undefined) throw new Error('nobody to seal for');
	const { id, sealed } = await sealFile(receiver, {
		name,
		receivedAt: RECEIVED_AT,
		bytes: bufferOf(bytes)
	});
	await putSealed(id, sealed);
	return id;
}

describe('a sealed file', () => {
	it('opens to the same bytes, name and instant, and shows none of them', async () => {
		const pair = await makeSharePair();
		await fc.assert(
			fc.asyncProperty(
				fc.uint8Array({ maxLength: 4_000 }),
				fc.string({ maxLength: 80 }),
				async (bytes, name) => {
					const file = { name, receivedAt: RECEIVED_AT, bytes: bufferOf(bytes) };
					const { id, sealed } = await sealFile({ accountId: 'a', publicKey: pair.publicKey }, file);
					const opened = await openFile(id, pair, sealed);
					expect(opened).toEqual(file);
					if (bytes.length >= 16)
						expect(Buffer.from(sealed.content).includes(Buffer.from(bytes))).toBe(false);
				}
			),
			{ numRuns: 25 }
		);
	});

	it('opens for no other pair, under no other id or account, and not once it was changed', async () => {
		const pair = await makeSharePair();
		const file = { name: 'billet.pdf', receivedAt: RECEIVED_AT, bytes: bufferOf(PDF) };
		const { id, sealed } = await sealFile({ accountId: 'a', publicKey: pair.publicKey }, file);
		const cut = new Uint8Array(sealed.content.slice(0));
		cut[10]! ^= 1;
		expect(await openFile(id, await makeSharePair(), sealed)).toBeNull();
		expect(await openFile(newId(), pair, sealed)).toBeNull();
		expect(await openFile(id, pair, { ...sealed, accountId: 'b' })).toBeNull();
		expect(await openFile(id, pair, { ...sealed, content: cut.buffer })).toBeNull();
		expect(
			await openFile(id, pair, { ...sealed, head: sealed.content, headIv: sealed.contentIv })
		).toBeNull();
		await expect(openFile(id, pair, { ...sealed, form: 2 })).rejects.toThrow('form');
	});
});

describe('the inbox', () => {
	let store: DeviceStore;
	beforeEach(async () => {
		store = await openStore();
		await takeIn(store);
	});
	afterEach(() => vi.useRealTimers());

	it('has the private half in a sealed row alone; what stands in the open opens nothing', async () => {
		const receiver = await readReceiver();
		expect(Object.keys(receiver!).sort()).toEqual(['accountId', 'publicKey']);
		const row = await store.db.rows('inboxPair').get(OWN_PAIR);
		expect(isSealed(row?.sealed)).toBe(true);
		const { privateKey } = (await store.get('inboxPair', OWN_PAIR))!;
		expect(Buffer.from(row!.sealed as ArrayBuffer).includes(Buffer.from(privateKey))).toBe(false);
	});

	it('takes a file in once, whole, and leaves nothing outside', async () => {
		const id = await share('Billet SNCF.pdf', PDF);
		expect(await countReceived(store)).toBe(1);
		expect(await takeIn(store)).toEqual({ added: 1, lost: 0, left: 0 });
		expect(await takeIn(store)).toEqual({ added: 0, lost: 0, left: 0 });
		expect(await readInbox(store)).toMatchObject([
			{ id, name: 'Billet SNCF.pdf', format: 'pdf', byteLength: PDF.length, problem: null }
		]);
		expect(Buffer.from((await store.get('inboxBytes', id))!.bytes).equals(PDF)).toBe(true);
		expect(await readSealed(id)).toBeUndefined();
		expect(await countReceived(store)).toBe(1);
	});

	it('takes a file again under the same id where the page ended before it was cleared: one line', async () => {
		const id = await share('Billet.pdf', PDF);
		const sealed = (await readSealed(id))!;
		await takeIn(store);
		await putSealed(id, sealed);
		await takeIn(store);
		expect(await readInbox(store)).toHaveLength(1);
		expect(await sealedIds(store.accountId)).toEqual([]);
	});

	it('keeps of what cannot be attached a line with its reason, and no bytes', async () => {
		const id = await share('facture.pdf', new TextEncoder().encode('<script>alert(1)</script>'));
		await takeIn(store);
		expect(await readInbox(store)).toMatchObject([{ id, format: null, problem: 'document-mismatch' }]);
		expect(await store.get('inboxBytes', id)).toBeUndefined();
		expect(await countReceived(store)).toBe(0);
	});

	it('of another person of this device stays sealed for them, and comes in at their next opening', async () => {
		const id = await share('Péage.pdf', PDF);
		const other = await openStore();
		expect(await takeIn(other)).toEqual({ added: 0, lost: 0, left: 0 });
		expect((await readReceiver())?.accountId).toBe(other.accountId);
		await share('Hôtel.pdf', PDF);
		expect(await takeIn(store)).toEqual({ added: 1, lost: 0, left: 0 });
		expect((await readInbox(store)).map((file) => file.id)).toEqual([id]);
	});

	it('tells a file whose pair went with an earlier store as lost, and clears it', async () => {
		await share('Billet.pdf', PDF);
		await store.db.delete();
		const again = await openStore(store.accountId);
		expect(await takeIn(again)).toEqual({ added: 0, lost: 1, left: 0 });
		expect(await sealedIds(store.accountId)).toEqual([]);
	});

	it('receives for nobody once the person left, and forgets all with their data', async () => {
		await share('Billet.pdf', PDF);
		await withdrawReceiver('another');
		expect(await readReceiver()).toBeDefined();
		await withdrawReceiver(store.accountId);
		expect(await readReceiver()).toBeUndefined();
		expect(await sealedIds(store.accountId)).toHaveLength(1);
		await store.destroy();
		expect(await sealedIds(store.accountId)).toEqual([]);
		await forgetShared(store.accountId);
	});

	it('a deletion can be taken back for ten minutes; after them nothing is left of the file', async () => {
		const id = await share('Billet.pdf', PDF);
		await takeIn(store);
		expect(await removeReceived(store, id)).toBe(true);
		expect(await readInbox(store)).toEqual([]);
		vi.useFakeTimers({ now: Date.now() + 9 * 60_000, toFake: ['Date'] });
		await eraseRemoved(store);
		expect(await restoreReceived(store, id)).toBe(true);
		expect(await readInbox(store)).toHaveLength(1);
		await removeReceived(store, id);
		vi.setSystemTime(Date.now() + 11 * 60_000);
		await eraseRemoved(store);
		expect(await restoreReceived(store, id)).toBe(false);
		expect(await store.get('inboxBytes', id)).toBeUndefined();
	});
});
