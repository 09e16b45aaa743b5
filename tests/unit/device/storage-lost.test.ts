// A connection that the browser cuts (WebKit in the background), and a database that a newer version takes over.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DeviceDatabase } from '../../../src/lib/device/db/database';
import { databaseName, SCHEMA_VERSION } from '../../../src/lib/device/db/schema';
import { changeStore } from '../../../src/lib/device/db/sealed-unit';
import { DeviceStore } from '../../../src/lib/device/db/store';
import { watch } from '../../../src/lib/device/db/watch';
import type { ConnectionNews } from '../../../src/lib/device/db/connection';
import { attach } from '../../../src/lib/device/gestures/documents';
import { keepDraft } from '../../../src/lib/device/gestures/keep-draft';
import { readClaimView } from '../../../src/lib/device/repositories/claim-view';
import { KEY, kindsOf, openSample, typed } from './device-samples';
import { bytesOf, fakeLocalStorage } from './storage-samples';

/** Only ends what hangs. */
const WAIT = { timeout: 30_000 };

afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

const candidates = async (store: DeviceStore) =>
	(await readClaimView(store, KEY, Date.now()))?.entry.remuneration.candidates;

let cutsLeft = 0;
let failure: () => DOMException;

beforeEach(() => {
	cutsLeft = 0;
	// Before any database is opened: the store's connection keeps the method that it found then.
	const { transaction } = IDBDatabase.prototype;
	vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
		if (cutsLeft > 0) {
			cutsLeft -= 1;
			throw failure();
		}
		return transaction.apply(this, args);
	});
});

/** From now on the next `times` transactions fail so. */
function cut(times: number, how: () => DOMException): void {
	cutsLeft = times;
	failure = how;
}

const SERVER_LOST = 'Connection to Indexed Database server lost. Refresh the page to try again';

describe('faults.md: Connection to Indexed Database server lost', () => {
	it.each(['InvalidStateError', 'UnknownError', 'AbortError', 'TransactionInactiveError'])(
		'%s: opened anew, tried once more, and the text is kept',
		async (name) => {
			const store = await openSample();
			cut(1, () => new DOMException(SERVER_LOST, name));
			await keepDraft(store, KEY, typed('41'));
			expect(cutsLeft).toBe(0);
			expect(await candidates(store)).toBe('41');
		}
	);

	it('that lasts: told as not kept, nothing half-written, and the next keystroke is kept', async () => {
		const store = await openSample();
		await keepDraft(store, KEY, typed('1'));
		cut(Infinity, () => new DOMException(SERVER_LOST, 'UnknownError'));
		await expect(keepDraft(store, KEY, typed('42'))).rejects.toMatchObject({ code: 'lost' });
		cut(0, failure);
		expect(await candidates(store)).toBe('1');
		await keepDraft(store, KEY, typed('42'));
		expect(await candidates(store)).toBe('42');
	});

	it('in the middle of a transaction: all or nothing, then kept', async () => {
		const store = await openSample();
		const { put } = IDBObjectStore.prototype;
		let isCut = false;
		vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
			const request = put.apply(this, args);
			if (!isCut) this.transaction.abort();
			isCut = true;
			return request;
		});
		expect((await attach(store, KEY, photo())).ok).toBe(true);
		expect(isCut).toBe(true);
		expect(await kindsOf(store)).toEqual(['attachDocument']);
		expect((await store.heads('bytes')).length).toBe(1);
	});

	it('many at once: one new connection for all, and every write arrives', async () => {
		const store = await openSample();
		const opened = vi.spyOn(IDBFactory.prototype, 'open');
		cut(1, () => new DOMException(SERVER_LOST, 'UnknownError'));
		store.db.close({ disableAutoOpen: false });
		await Promise.all(
			Array.from({ length: 12 }, (_, at) =>
				changeStore(store, async (unit) => unit.put('leases', `row-${at}`, { holder: 'tab', until: at }))
			)
		);
		expect(await store.heads('leases')).toHaveLength(12);
		expect(opened.mock.calls.length).toBeLessThanOrEqual(4);
	});

	it('by a close event: the lists go on telling what changes', async () => {
		const store = await openSample();
		const seen: (string | undefined)[] = [];
		const failures: unknown[] = [];
		const stop = watch(
			store,
			['drafts'],
			() => candidates(store),
			(value) => seen.push(value),
			(error) => failures.push(error)
		);
		await vi.waitFor(() => expect(seen).toEqual(['']), WAIT);
		const native = store.db.backendDB();
		native.close();
		native.onclose?.(new Event('close'));
		cut(1, () => new DOMException(SERVER_LOST, 'UnknownError'));
		await keepDraft(store, KEY, typed('43'));
		await vi.waitFor(() => expect(seen.at(-1)).toBe('43'), WAIT);
		expect(failures).toEqual([]);
		stop();
	});

	it('a store that was closed on purpose stays closed: a late read makes no empty database', async () => {
		fakeLocalStorage();
		const store = await openSample();
		await store.destroy();
		await expect(store.heads('drafts')).rejects.toMatchObject({ name: 'StoreClosed' });
		expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(store.db.name);
	});
});

const photo = () => ({
	bytes: bytesOf(2_000),
	format: 'jpeg' as const,
	name: 'peage.jpg',
	folder: 'travel' as const,
	purpose: 'other' as const
});

describe('faults.md: Error preparing Blob/File data', () => {
	it('is not met: nothing that is stored is a Blob or a File', async () => {
		const store = await openSample();
		const { put } = IDBObjectStore.prototype;
		vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
			const look = (value: unknown): void => {
				if (value instanceof Blob) throw new DOMException('Error preparing Blob/File data', 'UnknownError');
				if (value instanceof ArrayBuffer || typeof value !== 'object' || value === null) return;
				Object.values(value).forEach(look);
			};
			look(args[0]);
			return put.apply(this, args);
		});
		expect((await attach(store, KEY, photo())).ok).toBe(true);
		const [kept] = await store.list('bytes');
		expect(kept?.value.bytes).toBeInstanceOf(ArrayBuffer);
		expect(new Uint8Array(kept!.value.bytes)).toEqual(bytesOf(2_000));
	});
});

/** The same database one version later, as the next build would open it. */
class LaterDatabase extends DeviceDatabase {
	constructor(name: string) {
		super(name);
		this.version(SCHEMA_VERSION + 1).stores({ later: 'key' });
	}
}

describe('an old tab over a database upgrade', () => {
	it('keeps what is typed, gives the database up, and writes nothing more', async () => {
		const store = await openSample();
		const news: ConnectionNews[] = [];
		store.connection.listen({
			onNews: (heard) => news.push(heard),
			beforeYield: () => keepDraft(store, KEY, typed('44')).then(() => undefined)
		});
		const later = new LaterDatabase(databaseName(store.accountId));
		await later.open();
		expect(news.at(-1)).toBe('superseded');
		await expect(keepDraft(store, KEY, typed('45'))).rejects.toMatchObject({ code: 'superseded' });
		const [row] = await later.rows('drafts').toArray();
		expect(row?.sealed).toMatchObject({ entry: { remuneration: { candidates: '44' } } });
		// Nor does this older code open it again after a reload.
		const again = new DeviceStore(store.accountId);
		await expect(again.get('sync', 'state')).rejects.toMatchObject({ code: 'superseded' });
		later.close();
	});

	it('tells when another tab does not give way, and goes on once it is gone', async () => {
		const accountId = crypto.randomUUID();
		const old = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open(databaseName(accountId), 1);
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
		});
		const store = new DeviceStore(accountId);
		const news: ConnectionNews[] = [];
		store.connection.listen({ onNews: (heard) => news.push(heard) });
		const reading = store.heads('drafts');
		await vi.waitFor(() => expect(news).toEqual(['blocked']), WAIT);
		old.close();
		expect(await reading).toEqual([]);
		expect(news).toEqual(['blocked', 'opened']);
	});
});
