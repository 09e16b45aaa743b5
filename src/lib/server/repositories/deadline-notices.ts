// Claims that are still to be sent, with what the countdown needs, and the last days that people were told of. SQL only.
import { STORED_PART_STATUSES, type Claim } from '../../domain/claim/claim';
import type { AssignedMission } from '../../domain/mission/mission';
import { PAY_INPUTS } from '../../domain/mission/mission';
import type { NoticeEvent } from '../../domain/notification/notice';
import { academyDb, integerOf, nullableTextOf, statement, textOf } from '../db';
import { notificationEvents } from './notification-events';
import { jsonOf, wordOf } from './row-values';

export interface OpenClaim {
	claimId: string;
	accountId: string;
	missionNumber: number;
	claim: Pick<Claim, 'remuneration' | 'travel' | 'deferredTo' | 'notDone'>;
	mission: Pick<AssignedMission, 'session' | 'zone' | 'payInput' | 'heading' | 'cancelledAt'>;
}

/** By id, a bounded number at a time; declared not done and cancelled assignments are left out by the domain. */
export async function listOpenClaims(
	code: string,
	academyZone: string,
	after: string,
	limit: number
): Promise<OpenClaim[]> {
	const rows = await academyDb(code).read(
		`SELECT c.id, c.account_id, c.mission_number, c.remuneration_status, c.travel_status, c.deferred_to,
  m.session, COALESCE(m.zone, ?) AS zone, t.pay_input, a.heading, a.cancelled_at
FROM claims c JOIN assignments a ON a.id = c.assignment_id JOIN missions m ON m.number = a.mission_number
JOIN mission_types t ON t.code = m.type_code
WHERE c.id > ? AND 'open' IN (c.remuneration_status, c.travel_status) AND c.not_done_at IS NULL
ORDER BY c.id LIMIT ?`,
		[academyZone, after, limit]
	);
	return rows.map((row) => {
		const part = (name: string) => ({
			status: wordOf(row, name, STORED_PART_STATUSES),
			statusBeforeCancel: null,
			isExported: false
		});
		return {
			claimId: textOf(row, 'id'),
			accountId: textOf(row, 'account_id'),
			missionNumber: integerOf(row, 'mission_number'),
			claim: {
				remuneration: part('remuneration_status'),
				travel: part('travel_status'),
				deferredTo: nullableTextOf(row, 'deferred_to') === null ? null : jsonOf(row, 'deferred_to'),
				notDone: null
			},
			mission: {
				session: nullableTextOf(row, 'session'),
				zone: textOf(row, 'zone'),
				payInput: wordOf(row, 'pay_input', PAY_INPUTS),
				heading: wordOf(row, 'heading', ['ministry', 'academy'] as const),
				cancelledAt: nullableTextOf(row, 'cancelled_at')
			}
		};
	});
}

export interface DeadlineEvent extends NoticeEvent {
	lastDay: string;
}

/**
 * Who was told of a last day already is not told again; events and what is told go in one commit. A run gives one `at`
 * for all: claims of a person that lie in two pages of it are told together.
 */
export async function noteDeadlines(
	code: string,
	events: readonly DeadlineEvent[],
	at: string
): Promise<void> {
	const database = academyDb(code);
	const told = await database.read(
		`SELECT account_id, last_day FROM deadline_notices
WHERE account_id IN (SELECT value FROM json_each(?)) AND noted_at <> ?`,
		[JSON.stringify(events.map(({ accountId }) => accountId)), at]
	);
	const known = new Set(told.map((row) => `${textOf(row, 'account_id')} ${textOf(row, 'last_day')}`));
	const fresh = events.filter(({ accountId, lastDay }) => !known.has(`${accountId} ${lastDay}`));
	if (fresh.length === 0) return;
	const insert = notificationEvents(fresh);
	await database.write([
		statement(insert.sql, [JSON.stringify(insert.rows)]),
		statement(
			`INSERT OR IGNORE INTO deadline_notices (account_id, last_day, noted_at)
SELECT e.value ->> 0, e.value ->> 1, e.value ->> 2 FROM json_each(?) e`,
			[JSON.stringify(fresh.map(({ accountId, lastDay }) => [accountId, lastDay, at]))]
		)
	]);
}
