// What every store of documents promises, held by the local folder and by the bucket alike.
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readS3Settings } from '$lib/server/s3-settings';
import type { DocumentStore, FileKey } from '$lib/server/supporting-documents/document-store';
import { LocalFolderStore } from '$lib/server/supporting-documents/local-folder-store';
import { S3Store } from '$lib/server/supporting-documents/s3-store';
import { S3StandIn } from '../../../fixtures/s3-stand-in';

vi.setConfig({ testTimeout: 30_000 });

const key = { academy: 'RENNES', accountId: 'a1', sha256: 'f'.repeat(64) };
let root: string;
let standIn: S3StandIn;

beforeEach(async () => {
	root = mkdtempSync(join(tmpdir(), 'nomade-store-'));
	standIn = await S3StandIn.start();
});

afterEach(async () => {
	await standIn.stop();
	rmSync(root, { recursive: true, force: true });
});

function staged(text: string): string {
	const path = join(root, 'staged');
	writeFileSync(path, text);
	return path;
}

function bucket(): S3Store {
	const settings = readS3Settings(standIn.environment('production/'));
	if (settings === null) throw new Error('no bucket');
	return new S3Store(settings, { firstWaitMs: 1 });
}

async function listed(store: DocumentStore, academy = 'RENNES'): Promise<FileKey[]> {
	const found: FileKey[] = [];
	for await (const file of store.list(academy)) found.push(file.key);
	return found.sort((a, b) => a.sha256.localeCompare(b.sha256));
}

describe.each([
	['the local folder', () => new LocalFolderStore(join(root, 'documents'))],
	['the bucket', bucket]
])('a file in %s', (_which, open: () => DocumentStore) => {
	let store: DocumentStore;
	beforeEach(() => (store = open()));
	const textOf = async (which: FileKey) => {
		const bytes = await store.read(which);
		return bytes === null ? null : new TextDecoder().decode(bytes);
	};

	it('moves in from the staging folder, and is read back whole', async () => {
		const path = staged('ticket');
		// The service tells whole seconds.
		const before = Date.now() - 1_000;
		await store.put(key, path);
		expect(await textOf(key)).toBe('ticket');
		expect(existsSync(path)).toBe(false);
		const head = await store.head(key);
		expect(head?.byteLength).toBe(6);
		expect(head?.storedAtMs).toBeGreaterThanOrEqual(before);
		expect(head?.storedAtMs).toBeLessThanOrEqual(Date.now() + 1_000);
	});

	it('is not there before it is put: null, and no error', async () => {
		expect([await store.read(key), await store.head(key)]).toEqual([null, null]);
		await store.remove(key);
		expect(await listed(store)).toEqual([]);
	});

	it('put twice is one file; damaged bytes under its name are replaced', async () => {
		await store.put(key, staged('tick'));
		await store.put(key, staged('ticket'));
		await store.put(key, staged('ticket'));
		expect(await textOf(key)).toBe('ticket');
		expect(await listed(store)).toEqual([key]);
	});

	it('is its owner’s in its académie, and nobody else’s', async () => {
		await store.put(key, staged('ticket'));
		for (const other of [
			{ ...key, accountId: 'a2' },
			{ ...key, academy: 'TOULOUSE' }
		]) {
			expect([await textOf(other), await store.head(other)]).toEqual([null, null]);
		}
		expect(await listed(store, 'TOULOUSE')).toEqual([]);
		// One name is the beginning of the other.
		expect(await listed(store, 'RENN')).toEqual([]);
	});

	it('is listed until it is removed; removing it twice is harmless', async () => {
		const keys = ['a', 'b', 'c', 'd', 'e'].map((letter) => ({ ...key, sha256: letter.repeat(64) }));
		standIn.pageSize = 2;
		for (const one of keys) await store.put(one, staged(one.sha256));
		expect(await listed(store)).toEqual(keys);
		await store.remove(keys[1]!);
		await store.remove(keys[1]!);
		expect(await listed(store)).toEqual(keys.filter((_, at) => at !== 1));
	});

	it.each([
		{ ...key, academy: '..' },
		{ ...key, accountId: '../a1' },
		{ ...key, sha256: 'f/../../x' },
		{ ...key, sha256: '' }
	])('cannot be named so that it lies elsewhere: %j', async (bad) => {
		await expect(store.read(bad)).rejects.toThrow('cannot name a file');
		await expect(store.put(bad, staged('x'))).rejects.toThrow('cannot name a file');
	});
});

describe('the bucket', () => {
	it.each([
		['out of breath', { status: 503, code: 'SlowDown', retryAfter: '0' }],
		['with a fault of its own', { status: 500 }],
		['that hangs up in mid-request', { cut: 'request' as const }],
		['that stored the bytes and lost its answer', { dropAnswer: true }]
	])('%s is asked again, and the file is there once', async (_what, fault) => {
		const store = bucket();
		const text = 'ticket'.repeat(50_000);
		standIn.faults = [{ method: 'PUT', ...fault }];
		await store.put(key, staged(text));
		expect(new TextDecoder().decode((await store.read(key)) ?? new Uint8Array())).toBe(text);
		expect(standIn.objects.size).toBe(1);
	});

	it('that breaks off in the middle of a file is asked again: never half a file', async () => {
		const store = bucket();
		await store.put(key, staged('ticket'.repeat(50_000)));
		standIn.faults = [
			{ method: 'GET', cut: 'answer' },
			{ method: 'GET', cut: 'answer' }
		];
		expect(await store.read(key)).toHaveLength(300_000);
		expect(standIn.requests.filter((line) => line.startsWith('GET'))).toHaveLength(3);
	});

	it.each([
		[
			'out of breath for long',
			Array.from({ length: 9 }, () => ({ status: 503, code: 'SlowDown' })),
			'503 SlowDown'
		],
		['that does not let us in', [{ status: 403, code: 'AccessDenied' }], '403 AccessDenied']
	])('%s: the device is told to come back, and the staged bytes stay', async (_what, faults, reason) => {
		standIn.faults = faults;
		const path = staged('ticket');
		await expect(bucket().put(key, path)).rejects.toMatchObject({ code: 'busy', reason });
		expect(existsSync(path)).toBe(true);
		expect(standIn.objects.size).toBe(0);
	});

	it('that stays silent is given up, and asked again', async () => {
		const settings = readS3Settings(standIn.environment());
		if (settings === null) throw new Error('no bucket');
		standIn.faults = [{ delayMs: 2_000 }];
		const store = new S3Store(settings, { firstWaitMs: 1, answerWithinMs: 200 });
		await store.put(key, staged('ticket'));
		expect(await store.read(key)).toHaveLength(6);
	});

	it('is never read as empty when it is out of reach', async () => {
		const store = bucket();
		await standIn.stop();
		for (const ask of [() => store.read(key), () => store.head(key), () => listed(store)]) {
			await expect(ask()).rejects.toMatchObject({ code: 'busy' });
		}
		standIn = await S3StandIn.start();
	});

	it('that does not know conditions is written without them', async () => {
		standIn.knowsConditions = false;
		const store = bucket();
		await store.put(key, staged('ticket'));
		await store.put({ ...key, sha256: 'e'.repeat(64) }, staged('second'));
		expect(await listed(store)).toHaveLength(2);
		const puts = standIn.requests.filter((line) => line.startsWith('PUT'));
		// It is asked for conditions once.
		expect(puts.map((line) => line.split(' ').at(-1))).toEqual(['501', '200', '200']);
	});

	it('holds a file of that name since long: it is put anew, so that no sweep takes it for forgotten', async () => {
		const store = bucket();
		await store.put(key, staged('ticket'));
		const [name] = standIn.objects.keys();
		standIn.objects.set(name ?? '', {
			bytes: Buffer.from('ticket'),
			storedAt: new Date(Date.now() - 86_400_000)
		});
		const before = Date.now() - 1_000;
		await store.put(key, staged('ticket'));
		expect((await store.head(key))?.storedAtMs).toBeGreaterThanOrEqual(before);
	});

	it('takes nothing signed with another secret, nor for another region', async () => {
		for (const wrong of [{ S3_SECRET_ACCESS_KEY: 'another' }, { S3_REGION: 'elsewhere' }]) {
			const settings = readS3Settings({ ...standIn.environment(), ...wrong });
			if (settings === null) throw new Error('no bucket');
			await expect(new S3Store(settings).put(key, staged('x'))).rejects.toMatchObject({ code: 'busy' });
		}
		expect(standIn.objects.size).toBe(0);
	});

	it.each([
		[{ S3_BUCKET: 'Documents!' }, 'S3_BUCKET n’est pas'],
		[{ S3_ENDPOINT: undefined }, 'S3_ENDPOINT doit'],
		[{ S3_ENDPOINT: 'https://s3.example/documents' }, 'sans le bac'],
		[{ S3_PREFIX: 'production' }, 'S3_PREFIX'],
		[{ S3_SECRET_ACCESS_KEY: '' }, 'S3_SECRET_ACCESS_KEY doit']
	])('is refused at the start if it is set by halves: %j', (change, message) => {
		expect(() => readS3Settings({ ...standIn.environment(), ...change })).toThrow(message);
	});
});

it('a file in the folder keeps its age when it is only looked at', async () => {
	const store = new LocalFolderStore(join(root, 'documents'));
	await store.put(key, staged('ticket'));
	const then = Date.now() / 1000 - 90_000;
	utimesSync(join(root, 'documents', 'RENNES', 'a1', key.sha256), then, then);
	await store.read(key);
	expect((await store.head(key))?.storedAtMs).toBeCloseTo(then * 1000, -2);
});
