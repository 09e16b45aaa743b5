// All that is kept on one person, over all académies: what the page shows, and the archive that they take away.
import type { MyAcademyData, MyDataResponse } from '../../contracts/my-data';
import { MY_ARCHIVE_WORDS } from '../../fr/my-archive';
import { log } from '../log';
import { readAcademy, servedAcademies } from '../repositories/academies';
import { findProfile } from '../repositories/assignment-files';
import { findAcceptance } from '../repositories/conditions';
import { findAccountFacts, listDeviceKeyDates, listIdentities } from '../repositories/directory-person';
import { findFinalPdf } from '../repositories/documents';
import {
	countPersonalRows,
	listPersonalDocuments,
	listPersonalSummaries,
	readPersonalRows
} from '../repositories/personal-rows';
import { documentStore } from '../supporting-documents/document-store';
import type { Caller } from './caller';
import { listMySessions } from './my-sessions';

/** Every académie served here, not only those of today's roles: what was kept under a former one is theirs too. */
async function academyData(code: string, accountId: string): Promise<MyAcademyData | null> {
	const counts = await countPersonalRows({ academy: code }, accountId);
	const academy = counts.length === 0 ? null : await readAcademy(code);
	if (academy === null) return null;
	return {
		code,
		label: academy.label,
		zone: academy.zone,
		profile: await findProfile(code, accountId),
		conditions: await findAcceptance(code, accountId),
		counts
	};
}

export async function tellMyData(
	{ accountId, roles }: Caller,
	currentIdHash: string,
	failedSignIns: number
): Promise<MyDataResponse> {
	const academies: MyAcademyData[] = [];
	for (const code of servedAcademies()) {
		const data = await academyData(code, accountId);
		if (data !== null) academies.push(data);
	}
	return {
		account: await findAccountFacts(accountId),
		roles,
		identities: await listIdentities(accountId),
		sessions: await listMySessions(accountId, currentIdHash),
		deviceKeys: await listDeviceKeyDates(accountId),
		failedSignIns,
		counts: await countPersonalRows('directory', accountId),
		academies
	};
}

export interface ArchiveFile {
	/** Path in the archive, `/` between folders. */
	name: string;
	bytes: Uint8Array;
}

/** One file at a time, so that an archive of a gigabyte is never in memory whole. */
export async function* myArchive(
	{ accountId, requestId }: Caller,
	failedSignIns: number,
	madeAt: string
): AsyncGenerator<ArchiveFile> {
	yield { name: MY_ARCHIVE_WORDS.readMe, bytes: utf8(MY_ARCHIVE_WORDS.readMeText) };
	const academies: Record<string, object> = {};
	for (const code of servedAcademies()) {
		const rows = await readPersonalRows({ academy: code }, accountId);
		if (Object.keys(rows).length > 0) academies[code] = rows;
	}
	const directory = await readPersonalRows('directory', accountId);
	const told = { madeAt, failedSignIns, directory, academies };
	yield { name: MY_ARCHIVE_WORDS.data, bytes: utf8(JSON.stringify(told, null, 2)) };
	for (const code of Object.keys(academies)) {
		for (const { id, name, sha256 } of await listPersonalDocuments(code, accountId)) {
			const bytes = await documentStore().read({ academy: code, accountId, sha256 });
			// The list in the JSON still names it; the operator hears of it.
			if (bytes === null)
				log('error', 'document without bytes', { requestId, academy: code, documentId: id });
			else yield { name: `${code}/${MY_ARCHIVE_WORDS.documents}/${id}_${name}`, bytes };
		}
		for (const { claimId, version } of await listPersonalSummaries(code, accountId)) {
			const final = await findFinalPdf(code, claimId, version);
			if (final === null) continue;
			const name = `${final.fileNumber ?? claimId}_version-${version}.pdf`;
			yield { name: `${code}/${MY_ARCHIVE_WORDS.summaries}/${name}`, bytes: final.pdf };
		}
	}
}

function utf8(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}
