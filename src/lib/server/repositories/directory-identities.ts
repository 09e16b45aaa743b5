// Which account an identity provider's subject is. SQL and nothing else.
import { academyCodes, academyDb, directoryDb, statement, textOf, type Statement } from '../db';
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

export async function findAccount(accountId: string): Promise<AccountRow | null> {
	const [row] = await directoryDb().read(`SELECT ${ACCOUNT_COLUMNS} FROM accounts WHERE accounts.id = ?`, [
		accountId
	]);
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
export async function isKnownTo(issuer: string, accountId: string): Promise<boolean> {
	const rows = await directoryDb().read('SELECT 1 FROM identities WHERE issuer = ? AND account_id = ?', [
		issuer,
		accountId
	]);
	return rows.length > 0;
}

/** Known already, it is noted as used now. */
export function linkIdentity({ issuer, subject }: Identity, accountId: string, at: string): Statement {
	return statement(
		`INSERT INTO identities (issuer, subject, account_id, linked_at, last_used_at) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (issuer, subject) DO UPDATE SET last_used_at = excluded.last_used_at`,
		[issuer, subject, accountId, at, at]
	);
}
