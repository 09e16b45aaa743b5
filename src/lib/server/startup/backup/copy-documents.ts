// Copies the bytes of the documents that the open bases' rows speak of into a backup, each checked against its name, and
// lists them. A million of them are never held in memory: what was copied is known by its file.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { servedAcademies } from '../../repositories/academies';
import { findStoredFile, storedFilesAfter } from '../../repositories/stored-files';
import { sha256 } from '../../services/sha256';
import { documentStore, type FileKey } from '../../supporting-documents/document-store';
import { filePath } from '../../supporting-documents/file-path';
import { DOCUMENTS_FILE, writeDurably } from './manifest';

const PAGE = 1000;

interface NamedFile {
	key: FileKey;
	path: string;
	byteLength: number;
}

/** Every row of every académie that is open, by académie, account and SHA-256. */
async function* storedFiles(): AsyncGenerator<NamedFile> {
	for (const academy of servedAcademies()) {
		for (let after = { accountId: '', sha256: '' }; ;) {
			const page = await storedFilesAfter(academy, after, PAGE);
			for (const { accountId, sha256, byteLength } of page) {
				const key = { academy, accountId, sha256 };
				yield { key, path: filePath(key), byteLength };
			}
			const last = page.at(-1);
			if (last === undefined || page.length < PAGE) break;
			after = last;
		}
	}
}

/** Copies what is not there yet; gives the documents without their right bytes. One in memory at a time. */
export async function copyDocuments(folder: string): Promise<string[]> {
	const missing: string[] = [];
	for await (const { key, path, byteLength } of storedFiles()) {
		const to = join(folder, 'documents', path);
		if (existsSync(to)) continue;
		const bytes = await documentStore().read(key);
		if (bytes === null || bytes.length !== byteLength || sha256(bytes) !== key.sha256) {
			missing.push(path);
			continue;
		}
		await mkdir(dirname(to), { recursive: true, mode: 0o700 });
		await writeDurably(to, bytes);
	}
	return missing;
}

/** What its person deleted before the rows were copied leaves the backup too. */
export async function removeDeleted(folder: string): Promise<void> {
	const root = join(folder, 'documents');
	for (const academy of await namesIn(root)) {
		for (const accountId of await namesIn(join(root, academy))) {
			for (const sha256 of await namesIn(join(root, academy, accountId))) {
				if ((await findStoredFile(academy, accountId, sha256)) !== null) continue;
				await rm(join(root, academy, accountId, sha256));
			}
		}
	}
}

function namesIn(folder: string): Promise<string[]> {
	return existsSync(folder) ? readdir(folder) : Promise.resolve([]);
}

export interface DocumentTotals {
	count: number;
	byteLength: number;
	/** Of the list. */
	sha256: string;
}

/** One line a document that was copied, as the rows speak of them now. */
export async function writeDocumentList(folder: string): Promise<DocumentTotals> {
	const hash = createHash('sha256');
	const totals = { count: 0, byteLength: 0 };
	const handle = await open(join(folder, DOCUMENTS_FILE), 'wx', 0o600);
	try {
		let lines = '';
		const flush = async () => {
			hash.update(lines);
			await handle.writeFile(lines);
			lines = '';
		};
		for await (const { path, byteLength } of storedFiles()) {
			if (!existsSync(join(folder, 'documents', path))) continue;
			lines += `${byteLength} ${path}\n`;
			totals.count += 1;
			totals.byteLength += byteLength;
			if (totals.count % PAGE === 0) await flush();
		}
		await flush();
		await handle.sync();
	} finally {
		await handle.close();
	}
	return { ...totals, sha256: hash.digest('hex') };
}
