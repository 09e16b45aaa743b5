// Who of the desk deposited what: the line of «Suivi» of a deposit has its account. SQL and no rule.
import { academyDb, textOf } from '../db';

/** Ids of a claim's documents that this account deposited at the desk. */
export async function findOwnDeposits(code: string, claimId: string, accountId: string): Promise<string[]> {
	const rows = await academyDb(code).read(
		`SELECT d.id FROM documents d WHERE d.claim_id = ?1 AND d.deposited_by = 'gestionnaire' AND EXISTS (
  SELECT 1 FROM claim_history h WHERE h.claim_id = ?1 AND h.action = 'documentAttached' AND h.actor = 'gestionnaire'
    AND h.actor_account_id = ?2 AND h.at = d.deposited_at AND h.reason = d.name)`,
		[claimId, accountId]
	);
	return rows.map((row) => textOf(row, 'id'));
}
