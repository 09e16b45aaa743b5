// One way to write: all or nothing, started over when another tab was quicker, sealed outside the transaction.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Codec } from '../../../src/lib/device/db/codec';
import { changeStore } from '../../../src/lib/device/db/sealed-unit';
import { StorageFault } from '../../../src/lib/device/db/storage-fault';
import { DeviceStore } from '../../../src/lib/device/db/store';
import { TABLE_NAMES } from '../../../src/lib/device/db/rows';
import { keepDraft } from '../../../src/lib/device/gestures/keep-draft';
import { save } from '../../../src/lib/device/gestures/save';
import { readClaimView } from '../../../src/lib/device/repositories/claim-view';
import { KEY, kindsOf, openSample, typed } from './device-samples';

/** Encrypts with WebCrypto, as a lock would: the identity is not the only codec that works. */
async function encryptingCodec(): Promise<Codec> {
	const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
		'encrypt',
		'decrypt'
	]);
	const bound = ({ table, key: row }: { table: string; key: string }) =>
		new TextEncoder().encode(`${table}/${row}`);
	return {
		async seal(address, value) {
			const iv = crypto.getRandomValues(new Uint8Array(12));
			const text = new TextEncoder().encode(JSON.stringify(value));
			const additionalData = bound(address);
			return { iv, text: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, text) };
		},
		async open(address, sealed) {
			const { iv, text } = sealed as { iv: Uint8Array<ArrayBuffer>; text: ArrayBuffer };
			const additionalData = bound(address);
			const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, text);
			return JSON.parse(new TextDecoder().decode(opened)) as unknown;
		}
	};
}

const lease = (until: number) => ({ holder: 'tab', until });

describe('sealed store', () => {
	it('loses no change of two tabs that write the same row at the same time', async () => {
		const accountId = crypto.randomUUID();
		const tabs = [new DeviceStore(accountId), new DeviceStore(accountId)];
		const add = (tab: DeviceStore) =>
			changeStore(tab, async (unit) => {
				const before = await unit.get('leases', 'count');
				unit.put('leases', 'count', lease((before?.until ?? 0) + 1));
			});
		await Promise.all(Array.from({ length: 20 }, (_, turn) => add(tabs[turn % 2]!)));
		expect(await tabs[0]!.get('leases', 'count')).toEqual(lease(20));
	});

	it('starts over when a row joined a list that was read', async () => {
		const store = new DeviceStore(crypto.randomUUID());
		const other = new DeviceStore(store.accountId);
		let runs = 0;
		await changeStore(store, async (unit) => {
			runs += 1;
			const count = (await unit.list('leases')).length;
			if (runs === 1) await changeStore(other, async (late) => late.put('leases', 'late', lease(1)));
			unit.put('leases', 'seen', lease(count));
		});
		expect(runs).toBe(2);
		expect(await store.get('leases', 'seen')).toEqual(lease(1));
	});

	it('never gives a removed row its old version back', async () => {
		const store = new DeviceStore(crypto.randomUUID());
		const put = () => changeStore(store, async (unit) => unit.put('leases', 'row', lease(1)));
		await put();
		const [first] = await store.heads('leases');
		await changeStore(store, async (unit) => unit.delete('leases', 'row'));
		await put();
		const [second] = await store.heads('leases');
		expect(second?.[1]).not.toBe(first?.[1]);
	});

	it('writes nothing at all when one write fails for want of space', async () => {
		const store = await openSample();
		await keepDraft(store, KEY, typed('12'));
		const noSpace = () => {
			throw new DOMException('no space', 'QuotaExceededError');
		};
		store.db.table('outbox').hook('creating', noSpace);
		await expect(save(store, KEY)).rejects.toMatchObject({ name: 'StorageFault', code: 'full' });
		store.db.table('outbox').hook('creating').unsubscribe(noSpace);
		expect(await kindsOf(store)).toEqual([]);
		expect((await readClaimView(store, KEY, Date.now()))?.hasDraft).toBe(true);
	});

	it('opens anew when the browser cut the connection, and keeps what was typed', async () => {
		const store = await openSample();
		store.db.close();
		await keepDraft(store, KEY, typed('7'));
		expect((await readClaimView(store, KEY, Date.now()))?.entry.remuneration.candidates).toBe('7');
	});

	it('tells the caller when reopening does not help', async () => {
		const store = await openSample();
		const lost = () => Promise.reject(new DOMException('server lost', 'UnknownError'));
		await expect(store.withConnection(lost)).rejects.toBeInstanceOf(StorageFault);
	});

	it('works the same with a codec that really encrypts, and keeps nothing readable', async () => {
		const store = await openSample(crypto.randomUUID(), await encryptingCodec());
		await keepDraft(store, KEY, typed('31'));
		expect(await save(store, KEY)).toEqual({ ok: true });
		const view = await readClaimView(store, KEY, Date.now());
		expect(view?.claim.content.remuneration).toEqual({ kind: 'candidates', candidates: 31 });
		const fresh = new DeviceStore(store.accountId, store.codec);
		expect(await kindsOf(fresh)).toEqual(['saveClaim']);
		for (const name of TABLE_NAMES) {
			const rows = await store.db.rows(name).toArray();
			const plain = JSON.stringify(rows.map(({ key, version }) => ({ key, version })));
			expect(plain).not.toMatch(/52525|RENNES|PLEUVEN|GOFF/);
			for (const { sealed } of rows) expect(JSON.stringify(sealed)).not.toMatch(/52525|PLEUVEN|GOFF/);
		}
	});
});
