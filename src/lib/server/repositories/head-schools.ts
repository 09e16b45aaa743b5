// Which schools and exam centres a head answers for, in one académie. Holds SQL and no rule.
import { academyDb, statement, textOf, type Statement } from '../db';

/** UAIs in order; none for somebody who is no head here. The role is asked for apart: a row alone gives nothing. */
export async function headSchools(code: string, accountId: string): Promise<string[]> {
	const rows = await academyDb(code).read('SELECT uai FROM head_schools WHERE account_id = ? ORDER BY uai', [
		accountId
	]);
	return rows.map((row) => textOf(row, 'uai'));
}

/** Puts these in the place of those that there were. */
export function headSchoolsStatements(accountId: string, uais: readonly string[]): Statement[] {
	return [
		statement('DELETE FROM head_schools WHERE account_id = ?', [accountId]),
		statement(
			'INSERT INTO head_schools (account_id, uai) SELECT DISTINCT ?, value FROM json_each(?) WHERE true',
			[accountId, JSON.stringify(uais)]
		)
	];
}
