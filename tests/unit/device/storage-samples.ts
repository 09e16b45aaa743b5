// A disk that can be full, a localStorage, and what fills a phone: for the tests of storage faults.
import 'fake-indexeddb/auto';
import { vi } from 'vitest';
import { changeStore } from '../../../src/lib/device/db/sealed-unit';
import type { DeviceStore } from '../../../src/lib/device/db/store';
import { claim, id } from '../domain/samples';
import { KEY, sampleClaim } from './device-samples';

function sizeOf(value: unknown): number {
	if (value instanceof ArrayBuffer) return value.byteLength;
	if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + sizeOf(item), 0);
	if (typeof value === 'object' && value !== null) {
		return Object.values(value).reduce<number>((sum, item) => sum + sizeOf(item), 0);
	}
	return String(value).length;
}

/** Every row's bytes count; nothing that would pass `limit` is written, as a browser does at its quota. */
export class Disk {
	limit = Infinity;
	readonly #sizes = new Map<string, number>();

	constructor() {
		const { put, delete: remove } = IDBObjectStore.prototype;
		const place = (store: IDBObjectStore, key: unknown) =>
			`${store.transaction.db.name}/${store.name}/${String(key)}`;
		const fits = (at: string, size: number) => this.used - (this.#sizes.get(at) ?? 0) + size <= this.limit;
		const sizes = this.#sizes;
		vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, row, key) {
			const at = place(this, (row as { key: string }).key);
			const size = sizeOf(row);
			if (!fits(at, size)) throw new DOMException('the disk is full', 'QuotaExceededError');
			sizes.set(at, size);
			return put.call(this, row, key);
		});
		vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, key) {
			if (!(key instanceof IDBKeyRange)) sizes.delete(place(this, key));
			return remove.call(this, key);
		});
	}

	get used(): number {
		return [...this.#sizes.values()].reduce((sum, size) => sum + size, 0);
	}
}

/** What the browser keeps beside IndexedDB. */
export function fakeLocalStorage(): Map<string, string> {
	const kept = new Map<string, string>();
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => kept.set(key, value),
		removeItem: (key: string) => kept.delete(key)
	});
	return kept;
}

export function bytesOf(length: number): Uint8Array<ArrayBuffer> {
	return new Uint8Array(length).fill(7);
}

export const SENT = id(902);
export const SETTLED = id(901);

/** What the server can give again, 10,000 bytes each: a final PDF, a sent document, a claim with nothing left to do. */
export async function fillWithCopies(store: DeviceStore): Promise<void> {
	const settled = claim({ id: SETTLED, missionNumber: 99001 });
	const [trip] = sampleClaim().content.trips;
	if (trip === undefined) throw new Error('the sample has a trip');
	await changeStore(store, async (unit) => {
		unit.put('finalPdfs', `${SETTLED}/1`, { bytes: bytesOf(10_000).buffer, sha256: 'a' });
		unit.put('documents', SENT, {
			document: {
				id: SENT,
				folder: 'pay',
				purpose: 'iban',
				name: 'iban.jpg',
				format: 'jpeg',
				byteLength: 10_000,
				sha256: 'b',
				depositedAt: '2017-06-15T08:00:00.000Z',
				depositedBy: 'intervenant'
			},
			missionKey: KEY,
			claimId: sampleClaim().id,
			isSent: true
		});
		unit.put('bytes', SENT, { bytes: bytesOf(10_000).buffer, byteLength: 10_000, sha256: 'b' });
		unit.put('claims', SETTLED, {
			...settled,
			remuneration: { ...settled.remuneration, status: 'handled' },
			travel: { ...settled.travel, status: 'none' },
			content: { ...settled.content, trips: [{ ...trip, comment: 'x'.repeat(10_000) }] }
		});
	});
}
