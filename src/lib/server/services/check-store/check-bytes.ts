// Checks that documents' rows and bytes agree, both ways, and that final récapitulatifs are as they were validated.
// What a running server changes meanwhile is looked at again before it is told. Knows no SQL.
import { nowMs } from '../../clock';
import { findFinalPdf } from '../../repositories/documents';
import { listFinalVersions, unreferencedFiles, type FinalVersion } from '../../repositories/store-checks';
import { findStoredFile, listStoredFiles, type StoredFile } from '../../repositories/stored-files';
import { documentStore } from '../../supporting-documents/document-store';
import { sha256 } from '../sha256';
import { FoundProblems, type StoreProblem } from './found-problems';

/** A day in which what was sent may be attached, and an hour until the next sweep. */
export const SWEPT_AFTER_MS = 25 * 60 * 60 * 1000;

export async function checkBytes(code: string): Promise<StoreProblem[]> {
	const found = new FoundProblems(code);
	for (const file of await listStoredFiles(code)) {
		const kind = await problemOf(code, file);
		if (kind === null) continue;
		// Deleted by its person since the rows were read, or sent anew.
		if ((await findStoredFile(code, file.accountId, file.sha256)) === null) continue;
		const still = await problemOf(code, file);
		if (still !== null) found.add(still, [`${file.accountId}/${file.sha256}`]);
	}
	const swept = new Date(nowMs() - SWEPT_AFTER_MS).toISOString();
	found.add('file-unreferenced', await unreferencedFiles(code, swept));
	for await (const { key, storedAtMs } of documentStore().list(code)) {
		// Ages of files are the disk's, by the real clock.
		if (storedAtMs >= Date.now() - SWEPT_AFTER_MS) continue;
		if ((await findStoredFile(code, key.accountId, key.sha256)) !== null) continue;
		found.add('bytes-without-row', [`${key.accountId}/${key.sha256}`]);
	}
	return found.all;
}

async function problemOf(
	academy: string,
	file: StoredFile
): Promise<'file-without-bytes' | 'file-length' | 'file-hash' | null> {
	const bytes = await documentStore().read({ academy, ...file });
	if (bytes === null) return 'file-without-bytes';
	if (bytes.length !== file.byteLength) return 'file-length';
	return sha256(bytes) === file.sha256 ? null : 'file-hash';
}

/** One PDF in memory at a time. */
export async function checkFinals(code: string): Promise<StoreProblem[]> {
	const found = new FoundProblems(code);
	let previous: FinalVersion | null = null;
	for (const final of await listFinalVersions(code)) {
		const { claimId, version, pdfSha256 } = final;
		const subject = `${claimId}, version ${version}`;
		const expected: number = previous?.claimId === claimId ? previous.version + 1 : 1;
		if (version !== expected) found.add('final-version', [subject]);
		previous = final;
		const stored = await findFinalPdf(code, claimId, version);
		const isWhole = stored !== null && sha256(stored.pdf) === pdfSha256;
		if (!isWhole) found.add('final-pdf', [subject]);
	}
	return found.all;
}
