// Several claims accepted together: which, seen at which revision, and what became of each. SQL and no rule.
import { academyDb, integerOf, nullableIntegerOf, nullableTextOf, textOf } from '../db';

export interface BulkClaim {
	claimId: string;
	/** The revision that the gestionnaire saw. */
	revision: number;
	/** 'accepted', 'undone', or the refusal's code; null: not decided. */
	outcome: string | null;
	/** What the acceptance made of it. */
	acceptedRevision: number | null;
}

export interface BulkDecision {
	id: string;
	preparedAt: string;
	appliedAt: string | null;
	undoneAt: string | null;
	claims: BulkClaim[];
}

export async function insertBulk(
	code: string,
	accountId: string,
	bulk: { id: string; preparedAt: string; claims: Pick<BulkClaim, 'claimId' | 'revision'>[] },
	forgetBefore: string
): Promise<void> {
	const old = 'SELECT id FROM bulk_decisions WHERE account_id = ? AND applied_at IS NULL AND prepared_at < ?';
	await academyDb(code).write([
		{
			sql: `DELETE FROM bulk_decision_claims WHERE bulk_id IN (${old})`,
			args: [accountId, forgetBefore]
		},
		{ sql: `DELETE FROM bulk_decisions WHERE id IN (${old})`, args: [accountId, forgetBefore] },
		{
			sql: 'INSERT INTO bulk_decisions (id, account_id, prepared_at) VALUES (?, ?, ?)',
			args: [bulk.id, accountId, bulk.preparedAt]
		},
		{
			// A claim that is not there has no line.
			sql: `INSERT INTO bulk_decision_claims (bulk_id, claim_id, position, revision)
SELECT ?, c.id, e.key, e.value ->> 1 FROM json_each(?) e JOIN claims c ON c.id = e.value ->> 0 WHERE true
ON CONFLICT (bulk_id, claim_id) DO NOTHING`,
			args: [bulk.id, JSON.stringify(bulk.claims.map(({ claimId, revision }) => [claimId, revision]))]
		}
	]);
}

/** The person's own, or null. */
export async function findBulk(code: string, accountId: string, id: string): Promise<BulkDecision | null> {
	const database = academyDb(code);
	const [row] = await database.read(
		'SELECT id, prepared_at, applied_at, undone_at FROM bulk_decisions WHERE id = ? AND account_id = ?',
		[id, accountId]
	);
	if (row === undefined) return null;
	const claims = await database.read(
		`SELECT claim_id, revision, outcome, accepted_revision FROM bulk_decision_claims WHERE bulk_id = ?
ORDER BY position`,
		[id]
	);
	return {
		id: textOf(row, 'id'),
		preparedAt: textOf(row, 'prepared_at'),
		appliedAt: nullableTextOf(row, 'applied_at'),
		undoneAt: nullableTextOf(row, 'undone_at'),
		claims: claims.map((claim) => ({
			claimId: textOf(claim, 'claim_id'),
			revision: integerOf(claim, 'revision'),
			outcome: nullableTextOf(claim, 'outcome'),
			acceptedRevision: nullableIntegerOf(claim, 'accepted_revision')
		}))
	};
}

/** Of the operations asked for, those that were applied: what a decision cut in the middle did before. */
export async function findAppliedSteps(code: string, ids: readonly string[]): Promise<Set<string>> {
	const rows = await academyDb(code).read(
		`SELECT o.id FROM json_each(?) e CROSS JOIN applied_operations o ON o.id = e.value`,
		[JSON.stringify(ids)]
	);
	return new Set(rows.map((row) => textOf(row, 'id')));
}

/** What became of the claims, and the moment: the first one stands, a second press writes over nothing. */
export async function writeBulkOutcomes(
	code: string,
	id: string,
	step: 'applied' | 'undone',
	at: string,
	claims: readonly Pick<BulkClaim, 'claimId' | 'outcome' | 'acceptedRevision'>[]
): Promise<void> {
	await academyDb(code).write([
		{
			sql: `UPDATE bulk_decision_claims SET outcome = e.value ->> 1,
  accepted_revision = COALESCE(accepted_revision, e.value ->> 2)
FROM json_each(?) e WHERE bulk_id = ? AND claim_id = e.value ->> 0
  AND EXISTS (SELECT 1 FROM bulk_decisions b WHERE b.id = bulk_id AND b.${step}_at IS NULL)`,
			args: [
				JSON.stringify(
					claims.map(({ claimId, outcome, acceptedRevision }) => [claimId, outcome, acceptedRevision])
				),
				id
			]
		},
		{
			sql: `UPDATE bulk_decisions SET ${step}_at = ? WHERE id = ? AND ${step}_at IS NULL`,
			args: [at, id]
		}
	]);
}
