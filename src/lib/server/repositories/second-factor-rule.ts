// Whether an académie asks its desk for a second factor, and its write. SQL and nothing else.
import { booleanOf, directoryDb, integerOf, isConstraint, statement } from '../db';
import type { ActingAdministrateur } from './administered-accounts';
import type { AuditLine } from './audit-log';
import { directoryAuditLine } from './directory-audit';

export interface SecondFactorRule {
	isRequired: boolean;
	/** Gestionnaires and administrateurs of the académie, and those of them who have enrolled. */
	people: number;
	enrolled: number;
}

export async function readSecondFactorRule(academy: string): Promise<SecondFactorRule | null> {
	const [row] = await directoryDb().read(
		`SELECT requires_second_factor,
			(SELECT count(DISTINCT r.account_id) FROM account_roles r
				WHERE r.academy = ?1 AND r.role IN ('gestionnaire', 'administrateur')) AS people,
			(SELECT count(DISTINCT r.account_id) FROM account_roles r JOIN second_factors f ON f.account_id = r.account_id
				WHERE r.academy = ?1 AND r.role IN ('gestionnaire', 'administrateur')) AS enrolled
		FROM academies WHERE code = ?1`,
		[academy]
	);
	if (row === undefined) return null;
	return {
		isRequired: booleanOf(row, 'requires_second_factor'),
		people: integerOf(row, 'people'),
		enrolled: integerOf(row, 'enrolled')
	};
}

/** False: it is so already, or the actor is no administrateur there any more; nothing was written. */
export async function writeSecondFactorRule(
	isRequired: boolean,
	by: ActingAdministrateur,
	audit: AuditLine
): Promise<boolean> {
	const value = isRequired ? 1 : 0;
	try {
		await directoryDb().write([
			statement(
				`UPDATE academies SET requires_second_factor = ? WHERE code = ? AND requires_second_factor <> ?
				AND EXISTS (SELECT 1 FROM account_roles r WHERE r.account_id = ? AND r.academy = academies.code
					AND r.role = 'administrateur')`,
				[value, by.academy, value, by.accountId]
			),
			// NOT NULL refuses the unit where nothing was changed.
			statement('UPDATE academies SET label = CASE changes() WHEN 1 THEN label END WHERE code = ?', [
				by.academy
			]),
			...directoryAuditLine(audit, by.academy)
		]);
		return true;
	} catch (error) {
		if (isConstraint(error)) return false;
		throw error;
	}
}
