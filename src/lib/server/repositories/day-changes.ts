// Whose claims changed lately in a way that can move the trips of a day to another mission. SQL and nothing else.
import { academyDb, textOf } from '../db';

/** Lines of «Suivi» looked at, newest first: enough for the busiest hour, and read by the primary key alone. */
const LINES = 5_000;

/** Accounts, once each, of the newest lines. */
export async function listRecentDayChanges(academy: string): Promise<string[]> {
	const rows = await academyDb(academy).read(
		`SELECT DISTINCT c.account_id FROM claim_history h JOIN claims c ON c.id = h.claim_id
WHERE h.id > (SELECT COALESCE(max(id), 0) FROM claim_history) - ?
  AND h.action IN ('declareNotDone', 'undoNotDone', 'cancel', 'uncancel')`,
		[LINES]
	);
	return rows.map((row) => textOf(row, 'account_id'));
}
