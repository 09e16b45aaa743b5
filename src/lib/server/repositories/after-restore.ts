// What must not come back with a restored copy: sessions that ended since, messages that were sent since, and the
// identity of the logs that devices follow. Holds SQL and no rule.
import { academyCodes, academyDb, directoryDb, integerOf, statement } from '../db';

/** Everybody signs in again; every device starts over its pull and keeps its drafts and outbox. */
export async function afterRestore(): Promise<void> {
	await directoryDb().write([
		statement('DELETE FROM sessions'),
		statement('DELETE FROM process_turns'),
		statement('DELETE FROM mail_address_drafts'),
		statement(
			`UPDATE notification_deliveries SET state = 'dropped', reason = 'restored' WHERE state IN ('waiting', 'handing')`
		)
	]);
	for (const code of academyCodes()) {
		await academyDb(code).write([
			statement("DELETE FROM settings WHERE key = 'changeLogId'"),
			statement('DELETE FROM notification_events')
		]);
	}
}

export interface LastBatch {
	academy: string;
	number: number;
}

/** The last batch for payment that each académie knows: one that left since is unknown, and its claims would leave again. */
export async function lastBatchesKnown(): Promise<LastBatch[]> {
	const found: LastBatch[] = [];
	for (const academy of academyCodes()) {
		const [row] = await academyDb(academy).read(
			'SELECT coalesce(max(number), 0) AS last FROM export_batches'
		);
		found.push({ academy, number: row === undefined ? 0 : integerOf(row, 'last') });
	}
	return found;
}
