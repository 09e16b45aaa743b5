// Documents' bytes in a local folder: `<académie>/<account>/<sha256>`. A file appears whole or not at all.
import { mkdir, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DocumentStore, FileKey, StoredBytes } from './document-store';
import { filePath, safeName } from './file-path';
import { isMissing } from './missing-file';
import { syncToDisk } from './sync-to-disk';

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

	async head(key: FileKey): Promise<StoredBytes | null> {
		try {
			const { size, mtimeMs } = await stat(this.#path(key));
			return { byteLength: size, storedAtMs: mtimeMs };
		} catch (error) {
			if (isMissing(error)) return null;
			throw error;
		}
	}

	async remove(key: FileKey): Promise<void> {
		await rm(this.#path(key), { force: true });
	}

	async *list(academy: string): AsyncIterable<StoredBytes & { key: FileKey }> {
		const root = join(this.#root, safeName(academy));
		for (const accountId of await namesIn(root)) {
			for (const sha256 of await namesIn(join(root, accountId))) {
				const found = await this.head({ academy, accountId, sha256 });
				// Removed since its folder was read.
				if (found !== null) yield { key: { academy, accountId, sha256 }, ...found };
			}
		}
	}

	#path(key: FileKey): string {
		return join(this.#root, filePath(key));
	}
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
