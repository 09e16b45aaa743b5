// Schools and centres of a head, changed by an administrateur over what was on the screen. SQL and nothing else.
import { academyDb, isConstraint, statement } from '../db';
import { auditLine, type AuditLine } from './audit-log';
import { headSchoolsStatements } from './head-schools';

/** False: they are others by now, and nothing was written. */
export async function writeHeadSchools(
	academy: string,
	accountId: string,
	before: readonly string[],
	after: readonly string[],
	audit: AuditLine
): Promise<boolean> {
	try {
		await academyDb(academy).write([
			// NOT NULL refuses the unit where the list is not the one that was on the screen.
			statement(
				`UPDATE settings SET value = CASE WHEN (SELECT json_group_array(uai) FROM
					(SELECT uai FROM head_schools WHERE account_id = ? ORDER BY uai)) = ? THEN value END
				WHERE key = 'settingsVersion'`,
				[accountId, JSON.stringify(before)]
			),
			...headSchoolsStatements(accountId, after),
			auditLine(audit)
		]);
		return true;
	} catch (error) {
		if (isConstraint(error)) return false;
		throw error;
	}
}
