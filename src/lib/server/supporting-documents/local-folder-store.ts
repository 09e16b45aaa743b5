// Documents' bytes in a local folder: `<académie>/<account>/<sha256>`. A file appears whole or not at all.
import { access, mkdir, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DocumentStore, FileKey } from './document-store';
import { isMissing } from './missing-file';
import { syncToDisk } from './sync-to-disk';

/** Keys become names of folders: nothing that could climb out of the root. */
const SAFE_NAME = /^[A-Za-z0-9_-]{1,64}$/;

export class LocalFolderStore implements DocumentStore {
	readonly #root: string;

	constructor(root: string) {
		this.#root = root;
	}

	async put(key: FileKey, stagedPath: string): Promise<void> {
		const path = this.#path(key);
		const folder = dirname(path);
		const firstMade = await mkdir(folder, { recursive: true });
		await syncToDisk(stagedPath);
		await rename(stagedPath, path);
		// A name is durable only once its folder is, up to the first folder that was there before.
		await syncToDisk(folder);
		if (firstMade !== undefined) await syncParents(folder, dirname(firstMade));
	}

	async read(key: FileKey): Promise<Uint8Array<ArrayBuffer> | null> {
		try {
			return new Uint8Array(await readFile(this.#path(key)));
		} catch (error) {
			if (isMissing(error)) return null;
			throw error;
		}
	}

	async has(key: FileKey): Promise<boolean> {
		try {
			await access(this.#path(key));
			return true;
		} catch (error) {
			if (isMissing(error)) return false;
			throw error;
		}
	}

	async remove(key: FileKey): Promise<void> {
		await rm(this.#path(key), { force: true });
	}

	async *list(academy: string): AsyncIterable<{ key: FileKey; storedAtMs: number }> {
		const root = join(this.#root, safe(academy));
		for (const accountId of await namesIn(root)) {
			for (const sha256 of await namesIn(join(root, accountId))) {
				const { mtimeMs } = await stat(join(root, accountId, sha256));
				yield { key: { academy, accountId, sha256 }, storedAtMs: mtimeMs };
			}
		}
	}

	#path({ academy, accountId, sha256 }: FileKey): string {
		return join(this.#root, safe(academy), safe(accountId), safe(sha256));
	}
}

function safe(name: string): string {
	if (!SAFE_NAME.test(name)) throw new Error('This key cannot name a file.');
	return name;
}

async function syncParents(folder: string, last: string): Promise<void> {
	for (let at = folder; at !== last && at !== dirname(at);) {
		at = dirname(at);
		await syncToDisk(at);
	}
}

async function namesIn(folder: string): Promise<string[]> {
	try {
		return await readdir(folder);
	} catch (error) {
		if (isMissing(error)) return [];
		throw error;
	}
}
