// All that is kept on one person, over all académies: what the page shows, row by row where it is asked.
import type { MyAcademyData, MyDataResponse, MyRecordsResponse } from '../../contracts/my-data';
import { readAcademy, servedAcademies } from '../repositories/academies';
import { findProfile } from '../repositories/assignment-files';
import { findAcceptance } from '../repositories/conditions';
import { findAccountFacts, listDeviceKeyDates, listIdentities } from '../repositories/directory-person';
import { countPersonalRows, readPersonalRows } from '../repositories/personal-rows';
import { ownerMark, stagedIdsOf } from '../supporting-documents/staging';
import type { Caller } from './caller';
import { listMySessions } from './my-sessions';

/** Wrong passwords lately: counted by who keeps the attempts. */
export interface FailedSignIns {
	here: number;
	everywhere: number;
}

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
	failedSignIns: FailedSignIns
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
		failedSignIns: failedSignIns.here,
		failedSignInsEverywhere: failedSignIns.everywhere,
		unfinishedUploads: (await stagedIdsOf(ownerMark(accountId))).length,
		counts: await countPersonalRows('directory', accountId),
		academies
	};
}

/** Every row but for secrets; académies without any are left out. */
export async function tellMyRecords({ accountId }: Pick<Caller, 'accountId'>): Promise<MyRecordsResponse> {
	const academies: MyRecordsResponse['academies'] = {};
	for (const code of servedAcademies()) {
		const rows = await readPersonalRows({ academy: code }, accountId);
		if (Object.keys(rows).length > 0) academies[code] = rows;
	}
	return { directory: await readPersonalRows('directory', accountId), academies };
}

/** The zone in which a page rendered here tells moments: that of the person's first académie. */
export async function zoneOf({ roles }: Caller): Promise<string> {
	const code = roles.map(({ academy }) => academy).sort()[0];
	const academy = code === undefined ? null : await readAcademy(code);
	return academy?.zone ?? 'Europe/Paris';
}
