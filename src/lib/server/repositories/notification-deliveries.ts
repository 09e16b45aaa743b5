// The outbox of messages: what waits, what is being handed over, what became of it. SQL and no rule.
import { NOTICE_KINDS, type NoticeKind } from '../../domain/notification/notice';
import { directoryDb, integerOf, nullableTextOf, statement, textOf, type Row, type Statement } from '../db';
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

/** Who of these accounts can be told at all: a confirmed address or a device. */
export async function reachableOf(accountIds: readonly string[]): Promise<Set<string>> {
	const rows = await directoryDb().read(
		`SELECT value AS account_id FROM json_each(?) WHERE value IN (SELECT account_id FROM mail_addresses)
OR value IN (SELECT account_id FROM push_subscriptions)`,
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
	/** Counts of messages that waited already. */
	merged: Pick<Delivery, 'id' | 'counts'>[];
}

/** Events and the messages that tell them, in one commit. */
export async function takeEvents({ eventIds, inserted, merged }: TakenEvents, nowMs: number): Promise<void> {
	const now = new Date(nowMs).toISOString();
	const statements: Statement[] = [
		statement(
			'INSERT OR IGNORE INTO notification_taken (event_id, taken_at) SELECT value, ? FROM json_each(?)',
			[now, JSON.stringify(eventIds)]
		),
		...inserted.map(({ id, accountId, channel, subscriptionId, counts }) =>
			statement(
				`INSERT INTO notification_deliveries
  (id, account_id, channel, subscription_id, counts, state, next_attempt_at, created_at)
SELECT ?1, a.id, ?3, ?4, ?5, 'waiting', ?6, ?7 FROM accounts a WHERE a.id = ?2`,
				[id, accountId, channel, subscriptionId, JSON.stringify(counts), nowMs, now]
			)
		),
		...merged.map(({ id, counts }) =>
			statement("UPDATE notification_deliveries SET counts = ? WHERE id = ? AND state = 'waiting'", [
				JSON.stringify(counts),
				id
			])
		)
	];
	await directoryDb().write(statements);
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
 * replaces itself on the device and is sent again.
 */
export async function settleAbandoned(begunBefore: number, nowMs: number): Promise<void> {
	await directoryDb().write([
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
