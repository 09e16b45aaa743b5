// Lines of the gestionnaires' list for the claims that an import made: after the unit, a few at a time, for they are
// half of its work and hold nothing that is not in the claims. SQL and nothing else.
import { academyDb, integerOf } from '../../db';
import { queueStatementsFor } from '../queue-index';
import type { StagedBase } from './staged';

/** Claims of one write: well under a second of everybody's base. */
const CHUNK = 1_000;

/** Of the claims that come after this line of the file; gives the last line that was done, or null: no more. */
export async function listNewClaims(base: StagedBase, code: string, after: number): Promise<number | null> {
	const rows = await base.read(
		`SELECT json_group_array(id) AS ids, max(line) AS last FROM
			(SELECT id, line FROM staged.claims WHERE line > ? ORDER BY line LIMIT ${CHUNK})`,
		[after]
	);
	const [row] = rows;
	if (row === undefined || row['last'] === null) return null;
	await academyDb(code).write(queueStatementsFor('SELECT value FROM json_each(?)', [String(row['ids'])]));
	return integerOf(row, 'last');
}
