// A full device: copies of what the server has make way, in order; what is unsent never does; else all is as it was.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changeStore } from '../../../src/lib/device/db/sealed-unit';
import type { DeviceStore } from '../../../src/lib/device/db/store';
import { TABLE_NAMES } from '../../../src/lib/device/db/rows';
import { attach } from '../../../src/lib/device/gestures/documents';
import { keepDraft } from '../../../src/lib/device/gestures/keep-draft';
import { save } from '../../../src/lib/device/gestures/save';
import { readClaimView } from '../../../src/lib/device/repositories/claim-view';
import { readSyncState } from '../../../src/lib/device/repositories/sync-state';
import { isTrimmed } from '../../../src/lib/device/space/kept-mark';
import { isLow, readRoom, RESERVE_BYTES } from '../../../src/lib/device/space/room';
import { regainTrimmed } from '../../../src/lib/device/space/regain-trimmed';
import { roomFor } from '../../../src/lib/device/space/room-for';
import { applyPage } from '../../../src/lib/device/sync/pull';
import { mission52525 } from '../domain/samples';
import { KEY, kindsOf, openSample, page, typed } from './device-samples';
import { bytesOf, Disk, fakeLocalStorage, fillWithCopies, SENT, SETTLED } from './storage-samples';

const FULL = { name: 'StorageFault', code: 'full' };

let disk: Disk;
let store: DeviceStore;

beforeEach(async () => {
	fakeLocalStorage();
	disk = new Disk();
	store = await openSample();
	await fillWithCopies(store);
});

afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

const photo = (length: number) => ({
	bytes: bytesOf(length),
	format: 'jpeg' as const,
	name: 'peage.jpg',
	folder: 'travel' as const,
	purpose: 'other' as const
});

/** Which of the copies are still here. */
async function copies(): Promise<string[]> {
	const held = await Promise.all(
		(['finalPdfs', 'bytes', 'claims'] as const).map(async (table) =>
			(await store.heads(table)).some(([key]) => key.startsWith(SETTLED) || key === SENT) ? [table] : []
		)
	);
	return held.flat();
}

async function everyRow(): Promise<string> {
	const rows = await Promise.all(TABLE_NAMES.map((table) => store.db.rows(table).toArray()));
	return JSON.stringify(rows, (_key, value: unknown) =>
		value instanceof ArrayBuffer ? value.byteLength : value
	);
}

describe('a full device', () => {
	it.each([
		[8_000, ['bytes', 'claims']],
		[18_000, ['claims']],
		[28_000, []]
	])(
		'makes room for a photo of %i bytes: final PDFs, then sent bytes, then settled claims',
		async (size, left) => {
			disk.limit = disk.used + 1_500;
			expect((await attach(store, KEY, photo(size))).ok).toBe(true);
			expect(await copies()).toEqual(left);
			expect(await kindsOf(store)).toEqual(['attachDocument']);
			expect(isTrimmed(store.accountId)).toBe(left.length === 0);
			// The claim in hand is untouched, and its line in the list too.
			expect((await readClaimView(store, KEY, Date.now()))?.documents.map(({ name }) => name)).toContain(
				'peage.jpg'
			);
		}
	);

	it('leaves the last consistent state when nothing more can go, and drops nothing unsent', async () => {
		await attach(store, KEY, photo(5_000));
		await keepDraft(store, KEY, typed('12'));
		disk.limit = disk.used + 1_500;
		await expect(attach(store, KEY, photo(50_000))).rejects.toMatchObject(FULL);
		expect(await copies()).toEqual([]);
		expect(await kindsOf(store)).toEqual(['attachDocument']);
		expect((await store.heads('bytes')).length).toBe(1);
		expect((await readClaimView(store, KEY, Date.now()))?.entry.remuneration.candidates).toBe('12');
		// What it freed is there for the next write.
		expect((await attach(store, KEY, photo(5_000))).ok).toBe(true);
	});

	it('holds for every write: a draft, a save, a page of the server, each all or nothing', async () => {
		await keepDraft(store, KEY, typed('12'));
		disk.limit = 0;
		const before = await everyRow().then((rows) => rows.length);
		expect(before).toBeGreaterThan(0);
		await expect(keepDraft(store, KEY, typed('123456'))).rejects.toMatchObject(FULL);
		await expect(save(store, KEY)).rejects.toMatchObject(FULL);
		const change = { entity: 'assignment', id: KEY, value: { ...mission52525, version: 2 } } as const;
		const { cursor } = await readSyncState(store);
		await expect(applyPage(store, page([change]), cursor)).rejects.toMatchObject(FULL);
		expect((await readSyncState(store)).cursor).toBe(cursor);
		expect(await kindsOf(store)).toEqual([]);
		const view = await readClaimView(store, KEY, Date.now());
		expect(view?.entry.remuneration.candidates).toBe('12');
		expect(view?.mission.version).toBe(1);
		disk.limit = Infinity;
		expect(await save(store, KEY)).toEqual({ ok: true });
	});

	it('drops nothing to keep a mere copy', async () => {
		disk.limit = disk.used;
		const copy = changeStore(
			store,
			async (unit) => unit.put('finalPdfs', 'other/1', { bytes: bytesOf(5_000).buffer, sha256: 'c' }),
			'copy'
		);
		await expect(copy).rejects.toMatchObject(FULL);
		expect(await copies()).toEqual(['finalPdfs', 'bytes', 'claims']);
	});

	it('does not drop claims for news of the server', async () => {
		disk.limit = disk.used;
		const { cursor } = await readSyncState(store);
		const value = { ...mission52525, version: 2, observations: 'y'.repeat(30_000) };
		await expect(
			applyPage(store, page([{ entity: 'assignment', id: KEY, value }]), cursor)
		).rejects.toMatchObject(FULL);
		expect(await copies()).toEqual(['claims']);
	});

	it('asks the server again for what was dropped, once there is room', async () => {
		disk.limit = disk.used + 1_500;
		await attach(store, KEY, photo(28_000));
		const { cursor } = await readSyncState(store);
		disk.limit = Infinity;
		vi.stubGlobal('navigator', { storage: estimateOf(90, 100) });
		await regainTrimmed(store);
		expect((await readSyncState(store)).cursor).toBe(cursor);
		vi.stubGlobal('navigator', { storage: estimateOf(50, 100) });
		await regainTrimmed(store);
		expect((await readSyncState(store)).cursor).toBeNull();
		expect(isTrimmed(store.accountId)).toBe(false);
		expect(await kindsOf(store)).toEqual(['attachDocument']);
	});
});

function estimateOf(usage: number, quota: number) {
	return { estimate: () => Promise.resolve({ usage, quota }) };
}

describe('little room', () => {
	it('is warned from 80 % on, and not guessed where the browser does not tell', async () => {
		const low = async (usage: number) => isLow((await readRoom(estimateOf(usage, 100)))!);
		expect(await low(79)).toBe(false);
		expect(await low(80)).toBe(true);
		expect(await readRoom(undefined)).toBeNull();
		expect(await readRoom(estimateOf(0, 0))).toBeNull();
	});

	it('a photo never takes the rest that what is typed needs: copies go, else it is refused before it is written', async () => {
		const storage = (free: number) => ({
			estimate: async () => {
				const dropped = 3 - (await copies()).length;
				return { usage: 10_000_000 - free - dropped * 10_000, quota: 10_000_000 };
			}
		});
		await roomFor(store, 5_000, storage(RESERVE_BYTES + 5_000));
		expect(await copies()).toEqual(['finalPdfs', 'bytes', 'claims']);
		await roomFor(store, 5_000, storage(RESERVE_BYTES));
		expect(await copies()).toEqual(['bytes', 'claims']);
		await expect(roomFor(store, 50_000, storage(RESERVE_BYTES))).rejects.toMatchObject(FULL);
		expect(await copies()).toEqual([]);
		await roomFor(store, 50_000_000, undefined);
	});
});
