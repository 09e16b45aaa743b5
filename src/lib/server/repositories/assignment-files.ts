// Finds what a decision or a device needs to know of assignments and their claims. Holds SQL and no rule.
import type { Academy } from '../../domain/academy/academy';
import type { IntervenantProfile } from '../../domain/access/role';
import { academyDb, integerOf } from '../db';
import { AskedTogether } from './asked-together';
import {
	ASSIGNMENT_FILE_SELECT,
	PROFILE_SELECT,
	assignmentFileOf,
	profileOf,
	wideRowOf,
	type AssignmentFile
} from './claim-rows';

type Tenant = Pick<Academy, 'code' | 'zone'>;

const asked = new AskedTogether<AssignmentFile>();

/** The file of one claim, whoever it belongs to: the caller checks the owner. */
export async function findClaimFile(academy: Tenant, claimId: string): Promise<AssignmentFile | null> {
	return asked.find(academy.code, claimId, async (claimIds) => {
		const rows = await academyDb(academy.code).read(
			// By the assignment: a list on the outer-joined side would be looked for in every assignment.
			`${ASSIGNMENT_FILE_SELECT} WHERE a.id IN
  (SELECT assignment_id FROM claims WHERE id IN (SELECT value FROM json_each(?)))`,
			[JSON.stringify(claimIds)]
		);
		const files = rows.map((row) => assignmentFileOf(row, academy));
		return new Map(files.flatMap((file) => (file.claim === null ? [] : [[file.claim.id, file]])));
	});
}

/** The person's files on the given missions; a mission that is not theirs is left out. */
export async function findFilesOfPerson(
	academy: Tenant,
	accountId: string,
	missionNumbers: number[]
): Promise<AssignmentFile[]> {
	const rows = await academyDb(academy.code).read(
		`${ASSIGNMENT_FILE_SELECT} WHERE i.account_id = ? AND a.mission_number IN (SELECT value FROM json_each(?))`,
		[accountId, JSON.stringify(missionNumbers)]
	);
	return rows.map((row) => assignmentFileOf(row, academy));
}

/** Every file of a person in one académie, by mission number. */
export async function findAllFilesOfPerson(academy: Tenant, accountId: string): Promise<AssignmentFile[]> {
	const rows = await academyDb(academy.code).read(
		`${ASSIGNMENT_FILE_SELECT} WHERE i.account_id = ? ORDER BY m.number`,
		[accountId]
	);
	return rows.map((row) => assignmentFileOf(row, academy));
}

/** Numbers of the person's missions above `after`, in order: the stable key of a first pull. */
export async function listMissionNumbers(
	code: string,
	accountId: string,
	after: number,
	limit: number
): Promise<number[]> {
	const rows = await academyDb(code).read(
		`SELECT a.mission_number FROM assignments a JOIN intervenants i ON i.id = a.intervenant_id
		WHERE i.account_id = ? AND a.mission_number > ? ORDER BY a.mission_number LIMIT ?`,
		[accountId, after, limit]
	);
	return rows.map((row) => integerOf(row, 'mission_number'));
}

/** The intervenant behind an account in this académie, or null. */
export async function findProfile(code: string, accountId: string): Promise<IntervenantProfile | null> {
	const rows = await academyDb(code).read(`${PROFILE_SELECT} WHERE i.account_id = ?`, [accountId]);
	return rows[0] === undefined ? null : profileOf(wideRowOf(rows[0]), code);
}
