// Events of an académie that wait to be taken to the outbox: who has some, which are still true, and their end there.
// SQL and no rule.
import { NOTICE_KINDS, type NoticeKind } from '../../domain/notification/notice';
import { academyDb, integerOf, nullableIntegerOf, statement, textOf } from '../db';
import { wordOf } from './row-values';

/** Accounts whose oldest event is at least as old as an instant. */
export async function accountsWithEvents(code: string, before: string, limit: number): Promise<string[]> {
	const rows = await academyDb(code).read(
		`SELECT account_id, min(at) AS oldest FROM notification_events WHERE at <= ?
GROUP BY account_id ORDER BY oldest LIMIT ?`,
		[before, limit]
	);
	return rows.map((row) => textOf(row, 'account_id'));
}

export interface WaitingEvent {
	id: string;
	accountId: string;
	kind: NoticeKind;
	missionNumber: number | null;
	/** Nothing undid it since: the mission is theirs and not over, the claim still stands as it was decided. */
	isStillTrue: boolean;
}

/** `notOverSince`: local date and time after which a mission ends that somebody has still to be told of. */
export async function listWaitingEvents(
	code: string,
	accountIds: readonly string[],
	notOverSince: string
): Promise<WaitingEvent[]> {
	const rows = await academyDb(code).read(
		`SELECT e.id, e.account_id, e.kind, e.mission_number, CASE e.kind
  WHEN 'mission' THEN EXISTS (SELECT 1 FROM assignments a JOIN intervenants i ON i.id = a.intervenant_id
    JOIN missions m ON m.number = a.mission_number
    WHERE i.account_id = e.account_id AND a.mission_number = e.mission_number AND m.ends_at > ?2)
  WHEN 'claimSentBack' THEN EXISTS (SELECT 1 FROM claims c WHERE c.account_id = e.account_id
    AND c.mission_number = e.mission_number AND 'open' IN (c.remuneration_status, c.travel_status))
  WHEN 'claimAccepted' THEN EXISTS (SELECT 1 FROM claims c WHERE c.account_id = e.account_id
    AND c.mission_number = e.mission_number AND 'accepted' IN (c.remuneration_status, c.travel_status))
  ELSE EXISTS (SELECT 1 FROM claims c WHERE c.account_id = e.account_id
    AND c.mission_number = e.mission_number AND 'open' IN (c.remuneration_status, c.travel_status))
  END AS is_still_true
FROM notification_events e WHERE e.account_id IN (SELECT value FROM json_each(?1))`,
		[JSON.stringify(accountIds), notOverSince]
	);
	return rows.map((row) => ({
		id: textOf(row, 'id'),
		accountId: textOf(row, 'account_id'),
		kind: wordOf(row, 'kind', NOTICE_KINDS),
		missionNumber: nullableIntegerOf(row, 'mission_number'),
		isStillTrue: integerOf(row, 'is_still_true') === 1
	}));
}

export async function deleteEvents(code: string, ids: readonly string[]): Promise<void> {
	await academyDb(code).write([
		statement('DELETE FROM notification_events WHERE id IN (SELECT value FROM json_each(?))', [
			JSON.stringify(ids)
		])
	]);
}

/** Of people whom nothing reaches: an import may have written one for each of a hundred thousand. */
export async function deleteEventsOf(
	code: string,
	accountIds: readonly string[],
	before: string
): Promise<void> {
	await academyDb(code).write([
		statement(
			'DELETE FROM notification_events WHERE at <= ? AND account_id IN (SELECT value FROM json_each(?))',
			[before, JSON.stringify(accountIds)]
		)
	]);
}
