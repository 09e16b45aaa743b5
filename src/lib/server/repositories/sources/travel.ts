// Days of travel of the people whom an import concerns: read in the académie, written in the directory. SQL and nothing
// else.
import type { TravelDay } from '../../../domain/claim/day-rule';
import type { MissionSchedule } from '../../../domain/mission/mission';
import { academyDb, directoryDb, statement, textOf } from '../../db';
import { jsonOf } from '../row-values';
import type { StagedBase } from './staged';

const PAGE = 200;

/** Whoever serves on what the import wrote, in order. */
export async function concernedPage(base: StagedBase, after: string): Promise<string[]> {
	const rows = await base.read(
		`SELECT account_id FROM staged.concerned WHERE account_id > ? ORDER BY account_id LIMIT ${PAGE}`,
		[after]
	);
	return rows.map((row) => textOf(row, 'account_id'));
}

export async function listConcerned(base: StagedBase): Promise<void> {
	await base.stage('CREATE TABLE IF NOT EXISTS staged.concerned (account_id TEXT PRIMARY KEY) WITHOUT ROWID');
	await base.stage(`INSERT OR IGNORE INTO staged.concerned
		SELECT account_id FROM staged.assigned WHERE state <> 'same'
		UNION SELECT account_id FROM staged.closing
		UNION SELECT s.account_id FROM staged.claims c JOIN staged.assigned s ON s.line = c.line
		UNION SELECT s.account_id FROM staged.missions m JOIN staged.assigned s ON s.number = m.number
			WHERE m.state = 'changed'`);
}

export interface TravellingClaim {
	accountId: string;
	number: number;
	schedule: MissionSchedule;
	cancelledAt: string | null;
	travelStatus: string;
	notDoneAt: string | null;
	isDeferred: number;
}

export async function travellingClaims(
	base: StagedBase,
	accountIds: readonly string[]
): Promise<TravellingClaim[]> {
	const rows = await base.read(
		`SELECT json_object('accountId', c.account_id, 'number', m.number, 'schedule', json(m.schedule),
			'cancelledAt', a.cancelled_at, 'travelStatus', c.travel_status, 'notDoneAt', c.not_done_at,
			'isDeferred', c.deferred_to IS NOT NULL) AS file
		FROM main.claims c JOIN main.assignments a ON a.id = c.assignment_id
		JOIN main.missions m ON m.number = c.mission_number
		WHERE c.account_id IN (SELECT value FROM json_each(?)) AND c.travel_status <> 'none'`,
		[JSON.stringify(accountIds)]
	);
	return rows.map((row) => jsonOf<TravellingClaim>(row, 'file'));
}

/** Puts these days in the place of those that these people had in the académie. */
export async function replaceDays(
	code: string,
	accountIds: readonly string[],
	days: readonly (TravelDay & { accountId: string })[]
): Promise<void> {
	await directoryDb().write([
		{
			sql: 'DELETE FROM travel_days WHERE account_id IN (SELECT value FROM json_each(?)) AND academy = ?',
			args: [JSON.stringify(accountIds), code]
		},
		{
			sql: `INSERT INTO travel_days (account_id, day, academy, mission_number, starts_at)
				SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?) WHERE true
				ON CONFLICT (account_id, day, academy, mission_number) DO NOTHING`,
			args: [
				JSON.stringify(
					days.map(({ accountId, day, academy, missionNumber, startsAt }) => [
						...[accountId, day, academy, missionNumber, startsAt]
					])
				)
			]
		}
	]);
}

/** Of these people, those who have two missions on one day, in whatever académie. */
export async function peopleOfTwoMissions(accountIds: readonly string[]): Promise<string[]> {
	const rows = await directoryDb().read(
		`SELECT DISTINCT account_id FROM travel_days WHERE account_id IN (SELECT value FROM json_each(?))
		GROUP BY account_id, day HAVING count(*) > 1`,
		[JSON.stringify(accountIds)]
	);
	return rows.map((row) => textOf(row, 'account_id'));
}

/** «Invalidable» is no entry of the person: a claim that only the day's rule touched since this moment is not begun. */
export async function keepUnbegun(code: string, accountIds: readonly string[], since: string): Promise<void> {
	await academyDb(code).write([
		statement(
			`UPDATE source_assignments SET claim_revision = (SELECT c.revision FROM claims c
				WHERE c.assignment_id = source_assignments.assignment_id)
			WHERE assignment_id IN (SELECT c.assignment_id FROM claims c
				JOIN source_assignments s ON s.assignment_id = c.assignment_id
				WHERE c.account_id IN (SELECT value FROM json_each(?)) AND c.revision > s.claim_revision
					AND c.revision - s.claim_revision = (SELECT count(*) FROM claim_history h
						WHERE h.claim_id = c.id AND h.at >= ? AND h.action IN ('travelDeferred', 'travelReturned')))`,
			[JSON.stringify(accountIds), since]
		)
	]);
}
