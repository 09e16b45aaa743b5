// Events that somebody may be told of while the app is closed, as statements of the write that they tell of: recorded
// with it or not at all, sent later by a timer. Holds SQL and no rule.
import type { NoticeEvent } from '../../domain/notification/notice';
import type { SetStatement, SqlValue, Statement } from '../db';

const INTO = 'INSERT INTO notification_events (id, account_id, kind, mission_number, at)';
/** Known to the directory when it is told: an event taken twice is sent once. */
const ID = 'lower(hex(randomblob(16)))';

/** One event. `condition` makes it part of a conditional write, e.g. `IS_OWN_WRITE` with its arguments. */
export function notificationEvent(
	{ accountId, kind, missionNumber, at }: NoticeEvent,
	condition?: { sql: string; args: SqlValue[] }
): Statement {
	return {
		sql: `${INTO} SELECT ${ID}, ?, ?, ?, ?${condition === undefined ? '' : ` WHERE ${condition.sql}`}`,
		args: [accountId, kind, missionNumber, at, ...(condition?.args ?? [])]
	};
}

/** Many at once, over a list. */
export function notificationEvents(events: readonly NoticeEvent[]): SetStatement {
	return {
		sql: `${INTO} SELECT ${ID}, e.value ->> 0, e.value ->> 1, e.value ->> 2, e.value ->> 3 FROM json_each(?) e`,
		rows: events.map(({ accountId, kind, missionNumber, at }) => [accountId, kind, missionNumber, at])
	};
}

/**
 * Many at once, from rows of the base itself (an import). `from` follows SELECT's columns, e.g.
 * `FROM assignments a JOIN …`; `columns` are the SQL of account, kind, mission number and ISO instant.
 */
export function notificationEventsFrom(
	columns: { accountId: string; kind: string; missionNumber: string; at: string },
	from: string,
	args: SqlValue[] = []
): Statement {
	const { accountId, kind, missionNumber, at } = columns;
	return { sql: `${INTO} SELECT ${ID}, ${accountId}, ${kind}, ${missionNumber}, ${at} ${from}`, args };
}
