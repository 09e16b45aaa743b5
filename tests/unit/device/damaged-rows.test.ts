// A row that was damaged on the device: the rest goes on, copies come again from the server, and what only this device
// had is told to the person, never sent by half.
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { aesCodec } from '../../../src/lib/device/db/aes-codec';
import type { TableName } from '../../../src/lib/device/db/rows';
import { DeviceStore } from '../../../src/lib/device/db/store';
import { keepDraft } from '../../../src/lib/device/gestures/keep-draft';
import { save } from '../../../src/lib/device/gestures/save';
import { readClaimView } from '../../../src/lib/device/repositories/claim-view';
import {
	damagedEntries,
	dropDamagedCopies,
	forgetDamagedEntries
} from '../../../src/lib/device/repositories/damage';
import { readEntries } from '../../../src/lib/device/repositories/list-entries';
import { readOutbox } from '../../../src/lib/device/repositories/outbox';
import { readSyncState } from '../../../src/lib/device/repositories/sync-state';
import { readUnsentItems } from '../../../src/lib/device/repositories/unsent-items';
import { applyPage } from '../../../src/lib/device/sync/pull';
import { KEY, openSample, page, sampleClaim, SAMPLE_CHANGES, typed } from './device-samples';

const { id: CLAIM } = sampleClaim();

/** What may stand in the place of a row's sealed bytes. */
const DAMAGES: [string, (sealed: ArrayBuffer) => unknown][] = [
	['a changed byte', (sealed) => flipped(sealed)],
	['a cut end', (sealed) => sealed.slice(0, 20)],
	['no bytes', () => new ArrayBuffer(0)],
	['an empty Blob', () => new Blob([])],
	['nothing', () => undefined]
];

function flipped(sealed: ArrayBuffer): ArrayBuffer {
	const bytes = new Uint8Array(sealed.slice(0));
	bytes[bytes.length - 1]! ^= 1;
	return bytes.buffer;
}

let before: DeviceStore;
let key: CryptoKey;

beforeEach(async () => {
	key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
	before = await openSample(crypto.randomUUID(), aesCodec(key));
});

/** Damages every row of the table and opens the store anew, as the next start does. */
async function damaged(
	table: TableName,
	damage: (sealed: ArrayBuffer) => unknown = flipped
): Promise<DeviceStore> {
	await before.db
		.rows(table)
		.toCollection()
		.modify((row) => {
			row.sealed = damage(row.sealed as ArrayBuffer);
		});
	before.close();
	return new DeviceStore(before.accountId, aesCodec(key));
}

async function pullAgain(store: DeviceStore): Promise<void> {
	await dropDamagedCopies(store);
	const { cursor } = await readSyncState(store);
	expect(cursor).toBeNull();
	await applyPage(store, page(SAMPLE_CHANGES), cursor);
}

describe('copies of what the server has', () => {
	it.each(DAMAGES)(
		'a page of the list with %s: the page opens, and the server is asked anew',
		async (_what, damage) => {
			const store = await damaged('listPages', damage);
			expect(await readEntries(store)).toEqual([]);
			await pullAgain(store);
			expect((await readEntries(store)).map((entry) => entry.key)).toEqual([KEY]);
			expect(store.damage.in(['listPages'])).toEqual([]);
		}
	);

	it.each<TableName>(['claims', 'reference', 'sync'])('%s: brought again', async (table) => {
		const store = await damaged(table);
		await store.list(table);
		await pullAgain(store);
		expect(await store.list(table)).toHaveLength(1);
		expect(await readClaimView(store, KEY, Date.now())).not.toBeNull();
	});

	it('a claim whose draft is in hand: the draft stays', async () => {
		await keepDraft(before, KEY, typed('12'));
		const store = await damaged('claims');
		await store.list('claims');
		await pullAgain(store);
		expect((await readClaimView(store, KEY, Date.now()))?.entry.remuneration.candidates).toBe('12');
	});
});

describe('what only this device had', () => {
	it('a draft: counted, kept until the person was told, then gone; the claim can be typed again', async () => {
		await keepDraft(before, KEY, typed('12'));
		const store = await damaged('drafts');
		expect(await readUnsentItems(store)).toEqual([]);
		expect(damagedEntries(store)).toEqual([{ table: 'drafts', key: CLAIM }]);
		await dropDamagedCopies(store);
		expect(await store.heads('drafts')).toHaveLength(1);
		await forgetDamagedEntries(store);
		expect(await store.heads('drafts')).toEqual([]);
		expect(damagedEntries(store)).toEqual([]);
	});

	it('a draft that is typed again over the damaged row is a draft like any other', async () => {
		await keepDraft(before, KEY, typed('12'));
		const store = await damaged('drafts');
		await readUnsentItems(store);
		await keepDraft(store, KEY, typed('13'));
		expect(damagedEntries(store)).toEqual([]);
		await forgetDamagedEntries(store);
		expect((await readClaimView(store, KEY, Date.now()))?.entry.remuneration.candidates).toBe('13');
	});

	it('another tab that still holds it for damaged takes nothing of it away', async () => {
		await keepDraft(before, KEY, typed('12'));
		const store = await damaged('drafts');
		const other = new DeviceStore(before.accountId, aesCodec(key));
		await Promise.all([readUnsentItems(store), readUnsentItems(other)]);
		await keepDraft(store, KEY, typed('13'));
		await forgetDamagedEntries(other);
		expect((await readClaimView(store, KEY, Date.now()))?.entry.remuneration.candidates).toBe('13');
	});

	it('an item of the outbox: the others go on', async () => {
		await keepDraft(before, KEY, typed('12'));
		expect((await save(before, KEY)).ok).toBe(true);
		const store = await damaged('outbox');
		expect(await readOutbox(store)).toEqual([]);
		expect(damagedEntries(store)).toHaveLength(1);
		await keepDraft(store, KEY, typed('14'));
		expect((await save(store, KEY)).ok).toBe(true);
		expect(await readOutbox(store)).toHaveLength(1);
	});
});
