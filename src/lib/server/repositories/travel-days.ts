// The directory's dated copy of who travels on which day in which académie. Holds SQL and no rule.
import type { TravelDay } from '../../domain/claim/day-rule';
import { directoryDb, integerOf, textOf } from '../db';

/** Every day on which a person's mission can take the trips of others, in all académies served here. */
export async function listTravelDays(accountId: string): Promise<TravelDay[]> {
	const rows = await directoryDb().read(
		'SELECT day, academy, mission_number, starts_at FROM travel_days WHERE account_id = ?',
		[accountId]
	);
	return rows.map((row) => ({
		academy: textOf(row, 'academy'),
		missionNumber: integerOf(row, 'mission_number'),
		day: textOf(row, 'day'),
		startsAt: textOf(row, 'starts_at')
	}));
}

/** Replaces the person's days in one académie. */
export async function replaceTravelDays(
	accountId: string,
	academy: string,
	days: readonly TravelDay[]
): Promise<void> {
	await directoryDb().write([
		{ sql: 'DELETE FROM travel_days WHERE account_id = ? AND academy = ?', args: [accountId, academy] },
		...days.map((day) => ({
			sql: `INSERT INTO travel_days (account_id, day, academy, mission_number, starts_at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (account_id, day, academy, mission_number) DO NOTHING`,
			args: [accountId, day.day, academy, day.missionNumber, day.startsAt]
		}))
	]);
}
