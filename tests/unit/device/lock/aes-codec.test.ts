// Sealed rows: they come back as they were, nothing readable is left, and none opens elsewhere or under another key.
import { describe, expect, it } from 'vitest';
import { aesCodec, isSealed } from '../../../../src/lib/device/db/aes-codec';
import { packValue, unpackValue } from '../../../../src/lib/device/db/pack';

const newKey = () =>
	crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
const ADDRESS = { table: 'drafts', key: 'b2f6' };
const VALUES = [
	{ town: 'PLEUVEN', comment: 'Œuvre d’été – 1 234,50 €', nothing: null, list: [1, 'deux', { trois: 3 }] },
	{ bytes: new Uint8Array([0, 255, 1, 254]).buffer, byteLength: 4, sha256: 'ab' },
	{ bytes: new ArrayBuffer(0) },
	{ first: new Uint8Array([1]).buffer, second: new Uint8Array([2, 3]).buffer },
	['a', 'b'],
	'text',
	null
];

describe('packed values', () => {
	it('come back as they were, buffers as bytes and not as text', () => {
		for (const value of VALUES) expect(unpackValue(packValue(value).buffer)).toEqual(value);
		const photo = { bytes: new ArrayBuffer(300_000), sha256: 'ab' };
		expect(packValue(photo).byteLength).toBeLessThan(300_200);
	});

	it('leave the value that they were made of alone', () => {
		const value = { bytes: new Uint8Array([7]).buffer };
		packValue(value);
		expect(new Uint8Array(value.bytes)).toEqual(new Uint8Array([7]));
	});
});

describe('aesCodec', () => {
	it('gives back what it sealed, and stores nothing readable', async () => {
		const codec = aesCodec(await newKey());
		for (const value of VALUES) {
			const sealed = await codec.seal(ADDRESS, value);
			expect(isSealed(sealed)).toBe(true);
			expect(Buffer.from(sealed as ArrayBuffer).toString('latin1')).not.toMatch(/PLEUVEN|town|bytes|text/);
			expect(await codec.open(ADDRESS, sealed)).toEqual(value);
		}
	});

	it('never seals twice alike', async () => {
		const codec = aesCodec(await newKey());
		const [first, second] = await Promise.all([codec.seal(ADDRESS, 'same'), codec.seal(ADDRESS, 'same')]);
		expect(new Uint8Array(first as ArrayBuffer)).not.toEqual(new Uint8Array(second as ArrayBuffer));
	});

	it('opens no row that was moved, altered, sealed by another key or in another form', async () => {
		const codec = aesCodec(await newKey());
		const sealed = (await codec.seal(ADDRESS, { town: 'PLEUVEN' })) as ArrayBuffer;
		await expect(codec.open({ ...ADDRESS, key: 'other' }, sealed)).rejects.toThrow();
		await expect(codec.open({ ...ADDRESS, table: 'claims' }, sealed)).rejects.toThrow();
		await expect(aesCodec(await newKey()).open(ADDRESS, sealed)).rejects.toThrow();
		const altered = sealed.slice();
		const view = new Uint8Array(altered);
		view.set([(view[20] ?? 0) ^ 1], 20);
		await expect(codec.open(ADDRESS, altered)).rejects.toThrow();
		const newer = sealed.slice();
		new Uint8Array(newer).fill(2, 0, 1);
		await expect(codec.open(ADDRESS, newer)).rejects.toThrow(/form/);
	});

	it('gives a row of an earlier build as it is, but not while the key is missing', async () => {
		const plain = { town: 'PLEUVEN' };
		expect(await aesCodec(await newKey()).open(ADDRESS, plain)).toBe(plain);
		await expect(aesCodec(Promise.reject(new Error('locked'))).open(ADDRESS, plain)).rejects.toThrow(
			'locked'
		);
	});
});
