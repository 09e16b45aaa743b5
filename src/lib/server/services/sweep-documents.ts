// Puts away what no claim holds: parts of uploads nobody goes on with, files that were never attached, bytes
// without a row. A row without bytes is an alarm for the operator. To be called at start and every hour.
import { nowMs } from '../clock';
import { log } from '../log';
import { servedAcademies } from '../repositories/academies';
import { deleteUnreferencedFiles, findStoredFile, listStoredFiles } from '../repositories/stored-files';
import { documentStore } from '../supporting-documents/document-store';
import { forgetBytes } from '../supporting-documents/forget-bytes';
import { abandonedUploads, removeStaged } from '../supporting-documents/staging';

/** A device has this long between sending bytes and attaching them, or between two parts. */
const KEPT_MS = 24 * 60 * 60 * 1000;

export interface SweepReport {
	abandonedUploads: number;
	unreferencedFiles: number;
	bytesWithoutRow: number;
	rowsWithoutBytes: number;
}

/** Ages of files are the disk's, by the real clock; ages of rows are the server's, which a test may set. */
export async function sweepDocuments(): Promise<SweepReport> {
	const report = { abandonedUploads: 0, unreferencedFiles: 0, bytesWithoutRow: 0, rowsWithoutBytes: 0 };
	const oldOnDisk = Date.now() - KEPT_MS;
	for (const id of await abandonedUploads(oldOnDisk)) {
		await removeStaged(id);
		report.abandonedUploads += 1;
	}
	for (const academy of servedAcademies()) {
		const gone = await deleteUnreferencedFiles(academy, new Date(nowMs() - KEPT_MS).toISOString());
		for (const file of gone) {
			if (await forgetBytes({ academy, ...file })) report.unreferencedFiles += 1;
		}
		const listed = new Set<string>();
		for await (const { key, storedAtMs } of documentStore().list(academy)) {
			listed.add(`${key.accountId}/${key.sha256}`);
			if (storedAtMs >= oldOnDisk) continue;
			if ((await findStoredFile(academy, key.accountId, key.sha256)) !== null) continue;
			if (await forgetBytes(key)) report.bytesWithoutRow += 1;
		}
		for (const file of await listStoredFiles(academy)) {
			// Put since the listing began: asked for by name. A question a file would be many to a bucket.
			if (listed.has(`${file.accountId}/${file.sha256}`)) continue;
			if ((await documentStore().head({ academy, ...file })) !== null) continue;
			report.rowsWithoutBytes += 1;
			log('error', 'stored file without bytes', { academy, sha256: file.sha256 });
		}
	}
	return report;
}
