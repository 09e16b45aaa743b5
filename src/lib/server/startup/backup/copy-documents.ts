// Copies the bytes of the documents that the open bases' rows speak of into a backup, each checked against its name.
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { servedAcademies } from '../../repositories/academies';
import { listStoredFiles } from '../../repositories/stored-files';
import { sha256 } from '../../services/sha256';
import { documentStore } from '../../supporting-documents/document-store';
import { filePath } from '../../supporting-documents/file-path';
import { writeDurably } from './manifest';

export interface CopiedDocuments {
	/** Length by `<académie>/<account>/<SHA-256>`. */
	lines: Map<string, number>;
	missing: string[];
	/** Of the rows that were read last. */
	spokenOf: Set<string>;
}

export const NO_DOCUMENTS: CopiedDocuments = { lines: new Map(), missing: [], spokenOf: new Set() };

/** Goes on from what was copied before; a document never changes under its name. One in memory at a time. */
export async function copyDocuments(folder: string, before: CopiedDocuments): Promise<CopiedDocuments> {
	const lines = new Map(before.lines);
	const missing: string[] = [];
	const spokenOf = new Set<string>();
	for (const academy of servedAcademies()) {
		for (const file of await listStoredFiles(academy)) {
			const path = filePath({ academy, ...file });
			spokenOf.add(path);
			if (lines.has(path)) continue;
			const bytes = await documentStore().read({ academy, ...file });
			if (bytes === null || bytes.length !== file.byteLength || sha256(bytes) !== file.sha256) {
				missing.push(path);
				continue;
			}
			const to = join(folder, 'documents', path);
			await mkdir(dirname(to), { recursive: true, mode: 0o700 });
			await writeDurably(to, bytes);
			lines.set(path, bytes.length);
		}
	}
	return { lines, missing, spokenOf };
}

/** What its person deleted before the rows were copied leaves the backup too; gives what stays, with its lengths. */
export async function removeDeleted(
	folder: string,
	{ lines, spokenOf }: CopiedDocuments
): Promise<Map<string, number>> {
	const kept = new Map(lines);
	for (const path of lines.keys()) {
		if (spokenOf.has(path)) continue;
		await rm(join(folder, 'documents', path), { force: true });
		kept.delete(path);
	}
	return kept;
}
