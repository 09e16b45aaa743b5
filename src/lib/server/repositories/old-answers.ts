// Lets the bodies of old answers go, a stretch of the table at a time, and tells what is said in their place.
// Holds SQL and no rule.
import { academyDb, integerOf, nullableIntegerOf, nullableTextOf } from '../db';

/** Rows in one write: a few milliseconds, so that pushes hardly wait. */
const STRETCH_ROWS = 1000;

export interface Stretch {
	/** Answers whose body went. */
	letGo: number;
	/** Where the next stretch begins; null: everything from here on is younger, or the table ends. */
	next: number | null;
}

/**
 * Rows lie in the order in which they came, so that no index is needed: `after` is the last row looked at (0 at first).
 * Refusals and conflicts keep their body as long as their row: nothing was applied, and only the body says why.
 */
export async function letAnswersGo(code: string, appliedBefore: string, after: number): Promise<Stretch> {
	const [row] = await academyDb(code).read(
		`SELECT count(*) AS found, max(at) AS last, min(applied_at) AS oldest FROM
  (SELECT rowid AS at, applied_at FROM applied_operations WHERE rowid > ? ORDER BY rowid LIMIT ${STRETCH_ROWS})`,
		[after]
	);
	const last = row === undefined ? null : nullableIntegerOf(row, 'last');
	const oldest = row === undefined ? null : nullableTextOf(row, 'oldest');
	if (row === undefined || last === null || oldest === null || oldest >= appliedBefore) {
		return { letGo: 0, next: null };
	}
	const [result] = await academyDb(code).write([
		{
			sql: `UPDATE applied_operations SET answer = NULL
WHERE rowid > ? AND rowid <= ? AND outcome = 'applied' AND answer IS NOT NULL AND applied_at < ?`,
			args: [after, last, appliedBefore]
		}
	]);
	const isEnd = integerOf(row, 'found') < STRETCH_ROWS;
	return { letGo: result?.rowsAffected ?? 0, next: isEnd ? null : last };
}

/** The revision at which a claim stands, or null if there is none of that id. */
export async function findRevision(code: string, claimId: string): Promise<number | null> {
	const [row] = await academyDb(code).read('SELECT revision FROM claims WHERE id = ?', [claimId]);
	return row === undefined ? null : integerOf(row, 'revision');
}
