// Which conditions of use a person accepted. Holds SQL and no rule.
import type { ConditionsAcceptance } from '../../contracts/pull';
import { academyDb, integerOf, textOf } from '../db';

/** The acceptance of the highest version, or null. */
export async function findAcceptance(code: string, accountId: string): Promise<ConditionsAcceptance | null> {
	const rows = await academyDb(code).read(
		'SELECT version, accepted_at FROM conditions_acceptances WHERE account_id = ? ORDER BY version DESC LIMIT 1',
		[accountId]
	);
	const row = rows[0];
	if (row === undefined) return null;
	return { academy: code, version: integerOf(row, 'version'), acceptedAt: textOf(row, 'accepted_at') };
}
