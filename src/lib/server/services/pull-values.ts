// Gives the present value of what changed, as this person may see it. Knows no SQL.
import type { Change } from '../../contracts/pull';
import type { Academy } from '../../domain/academy/academy';
import { missionKey } from '../../domain/mission/mission';
import { findFilesOfPerson, findProfile } from '../repositories/assignment-files';
import { findJurySheets } from '../repositories/jury-sheets';
import type { ChangeRow } from '../repositories/changes';
import { findAcceptance } from '../repositories/conditions';
import { competencesOf, offeredOptionsOf, profileWithRights } from './competence-values';

/** The académie, the person's profile in it, what they accepted and are competent for: the head of a first pull. */
export async function headChanges(academy: Academy, accountId: string): Promise<Change[]> {
	const { code } = academy;
	return [
		{ entity: 'academy', id: code, value: academy },
		{
			entity: 'profile',
			id: code,
			value: await profileWithRights(code, accountId, await findProfile(code, accountId))
		},
		{ entity: 'conditions', id: code, value: await findAcceptance(code, accountId) },
		{ entity: 'competences', id: code, value: await competencesOf(academy, accountId) },
		{ entity: 'examOptions', id: code, value: await offeredOptionsOf(academy, accountId) }
	];
}

/** Assignment, claim and presided jury of each mission; null where the person has none (any more). */
export async function missionChanges(
	academy: Academy,
	accountId: string,
	missionNumbers: number[]
): Promise<Change[]> {
	const files = await findFilesOfPerson(academy, accountId, missionNumbers);
	const byNumber = new Map(files.map((file) => [file.mission.number, file]));
	const sheets = await findJurySheets(academy, accountId, files);
	return missionNumbers.flatMap((number): Change[] => {
		const id = missionKey({ academy: academy.code, number });
		const file = byNumber.get(number);
		return [
			{ entity: 'assignment', id, value: file?.mission ?? null },
			{ entity: 'claim', id, value: file?.claim ?? null },
			{ entity: 'jury', id, value: sheets.get(number) ?? null }
		];
	});
}

/** What a person who lost an académie has to forget of it. */
export function removedMissions(code: string, missionNumbers: number[]): Change[] {
	return missionNumbers.flatMap((number): Change[] => {
		const id = missionKey({ academy: code, number });
		return [
			{ entity: 'assignment', id, value: null },
			{ entity: 'claim', id, value: null },
			{ entity: 'jury', id, value: null }
		];
	});
}

export function removedHead(code: string): Change[] {
	return [
		{ entity: 'examOptions', id: code, value: null },
		{ entity: 'competences', id: code, value: null },
		{ entity: 'conditions', id: code, value: null },
		{ entity: 'profile', id: code, value: null },
		{ entity: 'academy', id: code, value: null }
	];
}

const OF_MISSION: readonly ChangeRow['entity'][] = ['assignment', 'claim', 'jury'];

/** The present value behind each row of the log; a thing that changed several times is told once. */
export async function loggedChanges(
	academy: Academy,
	accountId: string,
	rows: ChangeRow[]
): Promise<Change[]> {
	const keys = new Set(rows.map((row) => `${row.entity} ${row.entityId}`));
	// Whether a person presides is their assignment's to tell.
	for (const { entity, entityId } of rows) if (entity === 'assignment') keys.add(`jury ${entityId}`);
	// Opened or closed with the académie: what is told of competences hangs on its open activities.
	if (rows.some(({ entity }) => entity === 'academy')) {
		keys.add(`competences ${academy.code}`).add(`examOptions ${academy.code}`);
	}
	const isHead = rows.some(({ entity }) => !OF_MISSION.includes(entity));
	const missions = new Set(
		rows
			.filter(({ entity }) => OF_MISSION.includes(entity))
			.map((row) => Number(row.entityId.slice(row.entityId.lastIndexOf('-') + 1)))
	);
	const candidates = [
		...(isHead ? await headChanges(academy, accountId) : []),
		...(await missionChanges(academy, accountId, [...missions]))
	];
	return candidates.filter((change) => keys.has(`${change.entity} ${change.id}`));
}
