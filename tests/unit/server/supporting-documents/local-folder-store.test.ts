// The store of documents in a folder: whole or not at all, one person's file never another's, no way out of its root.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inFileTurn } from '$lib/server/supporting-documents/file-turns';
import { LocalFolderStore } from '$lib/server/supporting-documents/local-folder-store';

const key = { academy: 'RENNES', accountId: 'a1', sha256: 'f'.repeat(64) };
let root: string;
let store: LocalFolderStore;

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'nomade-store-'));
	store = new LocalFolderStore(join(root, 'documents'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function staged(text: string): string {
	const path = join(root, 'staged');
	writeFileSync(path, text);
	return path;
}

async function textOf(which: typeof key): Promise<string | null> {
	const bytes = await store.read(which);
	return bytes === null ? null : new TextDecoder().decode(bytes);
}

describe('a stored file', () => {
	it('moves in from the staging folder and is read back', async () => {
		await store.put(key, staged('ticket'));
		expect(await textOf(key)).toBe('ticket');
		expect(await store.has(key)).toBe(true);
		expect(readdirSync(root)).toEqual(['documents']);
	});

	it('is its owner’s in its académie, and nobody else’s', async () => {
		await store.put(key, staged('ticket'));
		expect(await textOf({ ...key, accountId: 'a2' })).toBeNull();
		expect(await textOf({ ...key, academy: 'TOULOUSE' })).toBeNull();
		expect(await store.has({ ...key, accountId: 'a2' })).toBe(false);
	});

	it('is listed until it is removed; removing it twice is harmless', async () => {
		await store.put(key, staged('ticket'));
		const listed = async () => {
			const found = [];
			for await (const file of store.list('RENNES')) found.push(file.key);
			return found;
		};
		expect(await listed()).toEqual([key]);
		await store.remove(key);
		await store.remove(key);
		expect(await listed()).toEqual([]);
		expect(await textOf(key)).toBeNull();
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

describe('work on one file', () => {
	it('goes one after the other, also after one that failed; other files do not wait', async () => {
		const done: string[] = [];
		let openGate = () => {};
		const gate = new Promise<void>((resolve) => (openGate = resolve));
		const first = inFileTurn(key, async () => {
			await gate;
			done.push('first');
			throw new Error('disk full');
		});
		const second = inFileTurn(key, async () => {
			done.push('second');
			await Promise.resolve();
		});
		await inFileTurn({ ...key, accountId: 'a2' }, async () => {
			done.push('other');
			await Promise.resolve();
		});
		openGate();
		await expect(first).rejects.toThrow('disk full');
		await second;
		expect(done).toEqual(['other', 'first', 'second']);
	});
});
