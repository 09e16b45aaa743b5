// The outbox of messages: what waits, what is being handed over, what became of it. SQL and no rule.
import { NOTICE_KINDS, type NoticeKind } from '../../domain/notification/notice';
import { directoryDb, integerOf, nullableTextOf, statement, textOf, type Row } from '../db';
import { wordOf } from './row-values';

export type NoticeCounts = Partial<Record<NoticeKind, number>>;
export type DeliveryChannel = 'mail' | 'push';
export type SettledState = 'sent' | 'failed' | 'dropped' | 'unknown';

export interface Delivery {
	id: string;
	accountId: string;
	channel: DeliveryChannel;
	/** Of push: to which device. */
	subscriptionId: string | null;
	counts: NoticeCounts;
	/** This one included. */
	attempts: number;
}

function deliveryOf(row: Row): Delivery {
	const counts = JSON.parse(textOf(row, 'counts')) as NoticeCounts;
	return {
		id: textOf(row, 'id'),
		accountId: textOf(row, 'account_id'),
		channel: wordOf(row, 'channel', ['mail', 'push'] as const),
		subscriptionId: nullableTextOf(row, 'subscription_id'),
		counts: Object.fromEntries(NOTICE_KINDS.flatMap((kind) => (counts[kind] ? [[kind, counts[kind]]] : []))),
		attempts: integerOf(row, 'attempts')
	};
}

const COLUMNS = 'id, account_id, channel, subscription_id, counts, attempts';

/** Who of these accounts can be told at all: an account that is open, with a confirmed address or a device. */
export async function reachableOf(accountIds: readonly string[]): Promise<Set<string>> {
	const rows = await directoryDb().read(
		`SELECT a.id AS account_id FROM json_each(?) e JOIN accounts a ON a.id = e.value WHERE a.standing = 'open'
AND (a.id IN (SELECT account_id FROM mail_addresses) OR a.id IN (SELECT account_id FROM push_subscriptions))`,
		[JSON.stringify(accountIds)]
	);
	return new Set(rows.map((row) => textOf(row, 'account_id')));
}

/** Events of these that were taken before. */
export async function takenOf(eventIds: readonly string[]): Promise<Set<string>> {
	const rows = await directoryDb().read(
		'SELECT event_id FROM notification_taken WHERE event_id IN (SELECT value FROM json_each(?))',
		[JSON.stringify(eventIds)]
	);
	return new Set(rows.map((row) => textOf(row, 'event_id')));
}

/** Messages of an account that nobody has begun to send: what comes now is told with them. */
export async function waitingOf(accountId: string): Promise<Delivery[]> {
	const rows = await directoryDb().read(
		`SELECT ${COLUMNS} FROM notification_deliveries WHERE account_id = ? AND state = 'waiting' AND attempts = 0`,
		[accountId]
	);
	return rows.map(deliveryOf);
}

export interface TakenEvents {
	eventIds: readonly string[];
	inserted: Omit<Delivery, 'attempts'>[];
	/** Messages that waited already: what they counted when they were read, and what they count now. */
	merged: { id: string; before: NoticeCounts; counts: NoticeCounts }[];
}

/** Always in the same order, so that two texts of the same counts are one. */
function countsText(counts: NoticeCounts): string {
	return JSON.stringify(
		Object.fromEntries(NOTICE_KINDS.flatMap((kind) => (counts[kind] ? [[kind, counts[kind]]] : [])))
	);
}

/** `?1`: JSON list of events. */
const NONE_TAKEN = `NOT EXISTS (SELECT 1 FROM notification_taken WHERE event_id IN (SELECT value FROM json_each(?1)))`;
/** `?2`: JSON of ids, counts before and counts now; each message waits still, with the counts of that column. */
const allWait = (column: 1 | 2) => `NOT EXISTS (SELECT 1 FROM json_each(?2) e WHERE NOT EXISTS
  (SELECT 1 FROM notification_deliveries d WHERE d.id = e.value ->> 0 AND d.state = 'waiting'
    AND d.counts = e.value ->> ${column}))`;

/**
 * Events and the messages that tell them, in one commit, or nothing at all: where another process took one of the
 * events, or began one of the messages that wait. False: nothing was written, the events are for the next round.
 */
export async function takeEvents(
	{ eventIds, inserted, merged }: TakenEvents,
	nowMs: number
): Promise<boolean> {
	const now = new Date(nowMs).toISOString();
	const events = JSON.stringify(eventIds);
	const merges = JSON.stringify(
		merged.map(({ id, before, counts }) => [id, countsText(before), countsText(counts)])
	);
	const results = await directoryDb().write([
		statement(
			`UPDATE notification_deliveries SET counts =
  (SELECT e.value ->> 2 FROM json_each(?2) e WHERE e.value ->> 0 = notification_deliveries.id)
WHERE id IN (SELECT value ->> 0 FROM json_each(?2)) AND ${NONE_TAKEN} AND ${allWait(1)}`,
			[events, merges]
		),
		...inserted.map(({ id, accountId, channel, subscriptionId, counts }) =>
			statement(
				`INSERT INTO notification_deliveries
  (id, account_id, channel, subscription_id, counts, state, next_attempt_at, created_at)
SELECT ?3, a.id, ?5, ?6, ?7, 'waiting', ?8, ?9 FROM accounts a
WHERE a.id = ?4 AND ${NONE_TAKEN} AND ${allWait(2)}`,
				[events, merges, id, accountId, channel, subscriptionId, countsText(counts), nowMs, now]
			)
		),
		// Last: the others are conditional on its absence.
		statement(
			`INSERT INTO notification_taken (event_id, taken_at)
SELECT value, ?3 FROM json_each(?1) WHERE ${NONE_TAKEN} AND ${allWait(2)} RETURNING event_id`,
			[events, merges, now]
		)
	]);
	return (results.at(-1)?.rows.length ?? 0) > 0;
}

/** Takes messages that are due: from now on no other process sends them. */
export async function beginDue(nowMs: number, limit: number): Promise<Delivery[]> {
	const [result] = await directoryDb().write([
		statement(
			`UPDATE notification_deliveries SET state = 'handing', attempts = attempts + 1, next_attempt_at = ?1 WHERE id IN
(SELECT id FROM notification_deliveries WHERE state = 'waiting' AND next_attempt_at <= ?1
  ORDER BY next_attempt_at, id LIMIT ?2) RETURNING ${COLUMNS}`,
			[nowMs, limit]
		)
	]);
	return (result?.rows ?? []).map(deliveryOf);
}

export async function settle(
	id: string,
	state: SettledState,
	reason: string | null,
	nowMs: number
): Promise<void> {
	await directoryDb().write([
		statement(
			"UPDATE notification_deliveries SET state = ?, reason = ?, settled_at = ? WHERE id = ? AND state = 'handing'",
			[state, reason, new Date(nowMs).toISOString(), id]
		)
	]);
}

export async function postpone(id: string, reason: string, nextAttemptAt: number): Promise<void> {
	await directoryDb().write([
		statement(
			`UPDATE notification_deliveries SET state = 'waiting', reason = ?, next_attempt_at = ? WHERE id = ?
AND state = 'handing'`,
			[reason, nextAttemptAt, id]
		)
	]);
}

/**
 * What a process began and did not end, since an instant: a mail may have gone and is not sent a second time; a push
 * replaces itself on the device and is sent again, unless it was begun so often that it may be what ends the processes.
 */
export async function settleAbandoned(
	begunBefore: number,
	nowMs: number,
	maxAttempts: number
): Promise<void> {
	await directoryDb().write([
		statement(
			`UPDATE notification_deliveries SET state = 'failed', reason = 'interrupted', settled_at = ?
WHERE state = 'handing' AND channel = 'push' AND next_attempt_at < ? AND attempts >= ?`,
			[new Date(nowMs).toISOString(), begunBefore, maxAttempts]
		),
		statement(
			`UPDATE notification_deliveries SET state = 'unknown', reason = 'interrupted', settled_at = ?
WHERE state = 'handing' AND channel = 'mail' AND next_attempt_at < ?`,
			[new Date(nowMs).toISOString(), begunBefore]
		),
		statement(
			`UPDATE notification_deliveries SET state = 'waiting', reason = 'interrupted', next_attempt_at = ?
WHERE state = 'handing' AND channel = 'push' AND next_attempt_at < ?`,
			[nowMs, begunBefore]
		)
	]);
}

/** Lets go of what was settled and taken long ago. */
export async function sweepDeliveries(settledBefore: string, takenBefore: string): Promise<void> {
	await directoryDb().write([
		statement('DELETE FROM notification_deliveries WHERE settled_at < ?', [settledBefore]),
		statement('DELETE FROM notification_taken WHERE taken_at < ?', [takenBefore])
	]);
}
