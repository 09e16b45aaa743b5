// Gives the present value of what changed, as this person may see it. Knows no SQL.
import type { Change } from '../../contracts/pull';
import type { Academy } from '../../domain/academy/academy';
import { missionKey } from '../../domain/mission/mission';
import { findFilesOfPerson, findProfile } from '../repositories/assignment-files';
import type { ChangeRow } from '../repositories/changes';
import { findAcceptance } from '../repositories/conditions';

/** The académie, the person's profile in it, and what they accepted: the head of a first pull. */
export async function headChanges(academy: Academy, accountId: string): Promise<Change[]> {
	const { code } = academy;
	return [
		{ entity: 'academy', id: code, value: academy },
		{ entity: 'profile', id: code, value: await findProfile(code, accountId) },
		{ entity: 'conditions', id: code, value: await findAcceptance(code, accountId) }
	];
}

/** Assignment and claim of each mission; null where the person has none (any more). */
export async function missionChanges(
	academy: Academy,
	accountId: string,
	missionNumbers: number[]
): Promise<Change[]> {
	const files = await findFilesOfPerson(academy, accountId, missionNumbers);
	const byNumber = new Map(files.map((file) => [file.mission.number, file]));
	return missionNumbers.flatMap((number): Change[] => {
		const id = missionKey({ academy: academy.code, number });
		const file = byNumber.get(number);
		return [
			{ entity: 'assignment', id, value: file?.mission ?? null },
			{ entity: 'claim', id, value: file?.claim ?? null }
		];
	});
}

/** What a person who lost an académie has to forget of it. */
export function removedMissions(code: string, missionNumbers: number[]): Change[] {
	return missionNumbers.flatMap((number): Change[] => {
		const id = missionKey({ academy: code, number });
		return [
			{ entity: 'assignment', id, value: null },
			{ entity: 'claim', id, value: null }
		];
	});
}

export function removedHead(code: string): Change[] {
	return [
		{ entity: 'conditions', id: code, value: null },
		{ entity: 'profile', id: code, value: null },
		{ entity: 'academy', id: code, value: null }
	];
}

/** The present value behind each row of the log; a thing that changed several times is told once. */
export async function loggedChanges(
	academy: Academy,
	accountId: string,
	rows: ChangeRow[]
): Promise<Change[]> {
	const keys = new Set(rows.map((row) => `${row.entity} ${row.entityId}`));
	const missions = new Set(
		rows
			.filter((row) => row.entity === 'assignment' || row.entity === 'claim')
			.map((row) => Number(row.entityId.slice(row.entityId.lastIndexOf('-') + 1)))
	);
	const candidates = [
		...(await headChanges(academy, accountId)),
		...(await missionChanges(academy, accountId, [...missions]))
	];
	return candidates.filter((change) => keys.has(`${change.entity} ${change.id}`));
}
