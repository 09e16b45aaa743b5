// «Dossiers financiers» of which nothing was heard for too long. SQL and no rule.
import { academyDb, statement } from '../db';

const AT_ONCE = 500;

/** Said to be active, by nobody since that day, and nothing paid since: what they are is told with the profile. */
const SILENT = `SELECT i.id FROM intervenants i
WHERE i.is_financial_file_active = 1 AND i.financial_file_seen_on < ?1 AND NOT EXISTS (SELECT 1 FROM claims c
  WHERE c.account_id = i.account_id AND (c.remuneration_paid_on >= ?1 OR c.travel_paid_on >= ?1))
ORDER BY i.financial_file_seen_on, i.id LIMIT ${AT_ONCE}`;

/** Makes some of them inactive and tells their people's devices; how many. */
export async function lapseSilentFiles(code: string, since: string): Promise<number> {
	const [told] = await academyDb(code).write([
		statement(
			`INSERT INTO changes (recipient, entity, entity_id)
SELECT account_id, 'profile', ?2 FROM intervenants WHERE id IN (${SILENT}) RETURNING sequence`,
			[since, code]
		),
		statement(
			`UPDATE intervenants SET is_financial_file_active = 0, version = version + 1 WHERE id IN (${SILENT})`,
			[since]
		)
	]);
	return told?.rows.length ?? 0;
}
