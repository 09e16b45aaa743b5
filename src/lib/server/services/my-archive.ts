// All that is kept on one person as files to take away: their rows in JSON, and every byte that they deposited.
import { MY_ARCHIVE_WORDS } from '../../fr/my-archive';
import { log } from '../log';
import { findFinalPdf } from '../repositories/documents';
import {
	listPersonalDocuments,
	listPersonalSummaries,
	listUnattachedFiles
} from '../repositories/personal-rows';
import { documentStore } from '../supporting-documents/document-store';
import { ownerMark } from '../supporting-documents/staging';
import { stagedFilesOf } from '../supporting-documents/staged-files';
import type { Caller } from './caller';
import { tellMyRecords, type FailedSignIns } from './my-data';

export interface ArchiveFile {
	/** Path in the archive, `/` between folders. */
	name: string;
	bytes: Uint8Array;
}

/** One file at a time, so that an archive of a gigabyte is never in memory whole. */
export async function* myArchive(
	caller: Caller,
	failedSignIns: FailedSignIns,
	madeAt: string
): AsyncGenerator<ArchiveFile> {
	yield { name: MY_ARCHIVE_WORDS.readMe, bytes: utf8(MY_ARCHIVE_WORDS.readMeText) };
	const records = await tellMyRecords(caller);
	const staged = await stagedFilesOf(ownerMark(caller.accountId));
	const told = {
		madeAt,
		failedSignIns: failedSignIns.here,
		failedSignInsEverywhere: failedSignIns.everywhere,
		...records,
		unfinishedUploads: staged.map(({ academy, sha256, byteLength }) => ({ academy, sha256, byteLength }))
	};
	yield { name: MY_ARCHIVE_WORDS.data, bytes: utf8(JSON.stringify(told, null, 2)) };
	for (const code of Object.keys(records.academies)) yield* filesOf(code, caller);
	for (const { academy, sha256, read } of staged) {
		const bytes = await read();
		// Finished meanwhile: among the files above, or in the next archive.
		if (bytes !== null) yield { name: `${academy}/${MY_ARCHIVE_WORDS.unfinished}/${sha256}.partie`, bytes };
	}
}

async function* filesOf(code: string, { accountId, requestId }: Caller): AsyncGenerator<ArchiveFile> {
	for (const { id, name, sha256 } of await listPersonalDocuments(code, accountId)) {
		const bytes = await documentStore().read({ academy: code, accountId, sha256 });
		// The list in the JSON still names it; the operator hears of it.
		if (bytes === null) log('error', 'document without bytes', { requestId, academy: code, documentId: id });
		else yield { name: `${code}/${MY_ARCHIVE_WORDS.documents}/${id}_${name}`, bytes };
	}
	for (const { sha256, format } of await listUnattachedFiles(code, accountId)) {
		const bytes = await documentStore().read({ academy: code, accountId, sha256 });
		if (bytes !== null) yield { name: `${code}/${MY_ARCHIVE_WORDS.unattached}/${sha256}.${format}`, bytes };
	}
	for (const { claimId, version } of await listPersonalSummaries(code, accountId)) {
		const final = await findFinalPdf(code, claimId, version);
		if (final === null) continue;
		const name = `${final.fileNumber ?? claimId}_version-${version}.pdf`;
		yield { name: `${code}/${MY_ARCHIVE_WORDS.summaries}/${name}`, bytes: final.pdf };
	}
}

function utf8(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}
