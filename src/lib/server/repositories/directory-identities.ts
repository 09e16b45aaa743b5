// Which account an identity provider's subject is. SQL and nothing else.
import { academyCodes, academyDb, directoryDb, statement, textOf } from '../db';
import { accountOf, ACCOUNT_COLUMNS, type AccountRow } from './directory-accounts';

export interface Identity {
	issuer: string;
	subject: string;
}

export async function findByIdentity({ issuer, subject }: Identity): Promise<AccountRow | null> {
	const [row] = await directoryDb().read(
		`SELECT ${ACCOUNT_COLUMNS} FROM identities JOIN accounts ON accounts.id = identities.account_id
		WHERE identities.issuer = ? AND identities.subject = ?`,
		[issuer, subject]
	);
	return row === undefined ? null : accountOf(row);
}

/**
 * Ids of the academic accounts of this NUMEN: by their identifier, or by the intervenant that they are in an académie
 * served here. Externals have a number of their own, which is no NUMEN.
 */
export async function accountsOfNumen(numen: string): Promise<string[]> {
	const ids = new Set<string>();
	for (const code of academyCodes()) {
		const rows = await academyDb(code).read('SELECT account_id FROM intervenants WHERE identifier = ?', [
			numen
		]);
		for (const row of rows) ids.add(textOf(row, 'account_id'));
	}
	const rows = await directoryDb().read(
		`SELECT id FROM accounts WHERE kind = 'academic'
		AND (identifier = ?1 OR id IN (SELECT value FROM json_each(?2)))`,
		[numen, JSON.stringify([...ids])]
	);
	return rows.map((row) => textOf(row, 'id'));
}

/** Whether this provider already vouches for the account under another subject. */
export async function hasOtherSubject({ issuer, subject }: Identity, accountId: string): Promise<boolean> {
	const rows = await directoryDb().read(
		'SELECT 1 FROM identities WHERE issuer = ? AND account_id = ? AND subject <> ?',
		[issuer, accountId, subject]
	);
	return rows.length > 0;
}

/**
 * Known already, it is noted as used now. An account that the provider knows under another subject is not linked a
 * second time: of two subjects that come at the same moment one is.
 */
export async function linkIdentity(
	{ issuer, subject }: Identity,
	accountId: string,
	at: string
): Promise<void> {
	await directoryDb().write([
		statement(
			`INSERT INTO identities (issuer, subject, account_id, linked_at, last_used_at)
			SELECT ?1, ?2, ?3, ?4, ?4 WHERE EXISTS (SELECT 1 FROM identities WHERE issuer = ?1 AND subject = ?2)
				OR NOT EXISTS (SELECT 1 FROM identities WHERE issuer = ?1 AND account_id = ?3)
			ON CONFLICT (issuer, subject) DO UPDATE SET last_used_at = excluded.last_used_at`,
			[issuer, subject, accountId, at]
		)
	]);
}
