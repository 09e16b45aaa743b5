// Devices that may be called, and of whom they are. SQL and no rule.
import { directoryDb, statement, textOf, type Row } from '../db';

export interface PushSubscriptionRow {
	/** SHA-256 of the endpoint. */
	id: string;
	accountId: string;
	endpoint: string;
	p256dh: string;
	auth: string;
	agent: string;
	createdAt: string;
}

function subscriptionOf(row: Row): PushSubscriptionRow {
	return {
		id: textOf(row, 'id'),
		accountId: textOf(row, 'account_id'),
		endpoint: textOf(row, 'endpoint'),
		p256dh: textOf(row, 'p256dh'),
		auth: textOf(row, 'auth'),
		agent: textOf(row, 'agent'),
		createdAt: textOf(row, 'created_at')
	};
}

/** Whoever allows it last on a device has it: the same endpoint is one device. The oldest beyond `max` go. */
export async function writeSubscription(row: PushSubscriptionRow, max: number): Promise<void> {
	await directoryDb().write([
		statement(
			`INSERT INTO push_subscriptions (id, account_id, endpoint, p256dh, auth, agent, created_at)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET account_id = excluded.account_id, p256dh = excluded.p256dh, auth = excluded.auth,
  agent = excluded.agent, created_at = excluded.created_at`,
			[row.id, row.accountId, row.endpoint, row.p256dh, row.auth, row.agent, row.createdAt]
		),
		statement(
			`DELETE FROM push_subscriptions WHERE account_id = ?1 AND id NOT IN
(SELECT id FROM push_subscriptions WHERE account_id = ?1 ORDER BY created_at DESC, id LIMIT ?2)`,
			[row.accountId, max]
		)
	]);
}

/**
 * In place of a subscription of the same account, whose messages that wait go to the new one. False: that one is not
 * this account's (any more); nothing was written.
 */
export async function replaceSubscription(row: PushSubscriptionRow, before: string): Promise<boolean> {
	const isTheirs = 'EXISTS (SELECT 1 FROM push_subscriptions WHERE id = ?1 AND account_id = ?2)';
	const whose = [before, row.accountId];
	const [result] = await directoryDb().write([
		statement(
			`INSERT INTO push_subscriptions (id, account_id, endpoint, p256dh, auth, agent, created_at)
SELECT ?3, ?2, ?4, ?5, ?6, ?7, ?8 WHERE ${isTheirs}
ON CONFLICT (id) DO UPDATE SET account_id = excluded.account_id, p256dh = excluded.p256dh, auth = excluded.auth,
  agent = excluded.agent, created_at = excluded.created_at RETURNING id`,
			[...whose, row.id, row.endpoint, row.p256dh, row.auth, row.agent, row.createdAt]
		),
		statement(
			`UPDATE notification_deliveries SET subscription_id = ?3
WHERE subscription_id = ?1 AND account_id = ?2 AND state = 'waiting' AND ${isTheirs}`,
			[...whose, row.id]
		),
		statement('DELETE FROM push_subscriptions WHERE id = ?1 AND account_id = ?2 AND id <> ?3', [
			...whose,
			row.id
		])
	]);
	return (result?.rows.length ?? 0) > 0;
}

export async function listSubscriptions(accountId: string): Promise<PushSubscriptionRow[]> {
	const rows = await directoryDb().read(
		'SELECT * FROM push_subscriptions WHERE account_id = ? ORDER BY created_at, id',
		[accountId]
	);
	return rows.map(subscriptionOf);
}

export async function findSubscription(id: string): Promise<PushSubscriptionRow | null> {
	const [row] = await directoryDb().read('SELECT * FROM push_subscriptions WHERE id = ?', [id]);
	return row === undefined ? null : subscriptionOf(row);
}

/** Of this account alone. */
export async function deleteSubscription(accountId: string, id: string): Promise<void> {
	await directoryDb().write([
		statement('DELETE FROM push_subscriptions WHERE account_id = ? AND id = ?', [accountId, id])
	]);
}
