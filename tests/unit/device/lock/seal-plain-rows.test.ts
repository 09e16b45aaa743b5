// From plain rows of a build before the lock to sealed ones: every row, in any order of interruptions, losing no change.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { aesCodec, isSealed } from '../../../../src/lib/device/db/aes-codec';
import { TABLE_NAMES } from '../../../../src/lib/device/db/rows';
import { DeviceStore } from '../../../../src/lib/device/db/store';
import { attach } from '../../../../src/lib/device/gestures/documents';
import { keepDraft } from '../../../../src/lib/device/gestures/keep-draft';
import { save } from '../../../../src/lib/device/gestures/save';
import { sealPlainRows } from '../../../../src/lib/device/lock/seal-plain-rows';
import { readClaimView } from '../../../../src/lib/device/repositories/claim-view';
import { KEY, openSample, typed } from '../device-samples';

const newKey = () =>
	crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

async function rowsOf(store: DeviceStore) {
	const rows = await Promise.all(
		TABLE_NAMES.map(async (table) => (await store.db.rows(table).toArray()).map((row) => ({ table, ...row })))
	);
	return rows.flat();
}

/** A store as builds from before the lock wrote it, with a draft, an operation and a document. */
async function plainStore(): Promise<DeviceStore> {
	const store = await openSample();
	await keepDraft(store, KEY, typed('12'));
	await save(store, KEY);
	await keepDraft(store, KEY, typed('13'));
	await attach(store, KEY, {
		bytes: new Uint8Array([0xff, 0xd8, 0xff, 1, 2, 3]),
		format: 'jpeg',
		name: 'billet.jpg',
		folder: 'travel',
		purpose: 'other'
	});
	return store;
}

describe('sealPlainRows', () => {
	it('seals every row, keeps its version, and everything still opens', async () => {
		const plain = await plainStore();
		const before = await rowsOf(plain);
		expect(before.some(({ sealed }) => isSealed(sealed))).toBe(false);
		const store = new DeviceStore(plain.accountId, aesCodec(await newKey()));
		// Already before it is sealed, the new build reads what the old one wrote.
		expect((await readClaimView(store, KEY, Date.now()))?.entry.remuneration.candidates).toBe('13');
		expect(await sealPlainRows(store)).toBe(before.length);
		expect(await sealPlainRows(store)).toBe(0);
		const after = await rowsOf(store);
		expect(after.every(({ sealed }) => isSealed(sealed))).toBe(true);
		const heads = (rows: typeof after) => rows.map(({ table, key, version }) => `${table}/${key}/${version}`);
		expect(heads(after)).toEqual(heads(before));
		const fresh = new DeviceStore(store.accountId, store.codec);
		const view = await readClaimView(fresh, KEY, Date.now());
		expect(view?.entry.remuneration.candidates).toBe('13');
		expect(view?.claim.content.remuneration).toMatchObject({ candidates: 12 });
		expect((await fresh.list('bytes')).map(({ value }) => value.bytes.byteLength)).toEqual([6]);
	});

	it('interrupted after each row, it goes on where it was and ends', async () => {
		const plain = await plainStore();
		const total = (await rowsOf(plain)).length;
		const store = new DeviceStore(plain.accountId, aesCodec(await newKey()));
		for (let done = 1; done <= total; done += 1) {
			let looks = 0;
			const sealed = (await rowsOf(store)).filter(({ sealed: value }) => isSealed(value)).length;
			await sealPlainRows(store, () => (looks += 1) > sealed + 1);
		}
		expect(await sealPlainRows(store)).toBe(0);
	});

	it('never puts an older value over what was typed meanwhile', async () => {
		const plain = await plainStore();
		const codec = aesCodec(await newKey());
		const other = new DeviceStore(plain.accountId, codec);
		const slow = {
			...codec,
			seal: async (address: { table: string; key: string }, value: unknown) => {
				if (address.table === 'drafts') await keepDraft(other, KEY, typed('99'));
				return codec.seal(address, value);
			}
		};
		await sealPlainRows(new DeviceStore(plain.accountId, slow));
		const fresh = new DeviceStore(plain.accountId, codec);
		expect((await readClaimView(fresh, KEY, Date.now()))?.entry.remuneration.candidates).toBe('99');
		expect(await sealPlainRows(fresh)).toBe(0);
	});

	it('and no key of a row tells whose it is or of which mission', async () => {
		for (const { table, key } of await rowsOf(await plainStore())) {
			expect(`${table}/${key}`).toMatch(
				/^\w+\/([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\/\d+)?|\d{6}|all|state|lists|sync)$/
			);
		}
	});
});
