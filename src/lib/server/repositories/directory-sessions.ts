// Sessions by the hash of their token. SQL and nothing else: hashing is the adapter's business.
import { directoryDb, integerOf, statement, textOf, type Row, type Statement } from '../db';
import { AskedTogether } from './asked-together';
import { accountOf, ACCOUNT_COLUMNS, type AccountRow } from './directory-accounts';

export interface SessionRow {
	idHash: string;
	accountId: string;
	/** Seconds since 1970 UTC. */
	expiresAt: number;
}

function sessionOf(row: Row): SessionRow {
	return {
		idHash: textOf(row, 'session_id'),
		accountId: textOf(row, 'account_id'),
		expiresAt: integerOf(row, 'expires_at')
	};
}

const SESSION_COLUMNS = 'sessions.id AS session_id, sessions.account_id, sessions.expires_at';

const asked = new AskedTogether<{ session: SessionRow; account: AccountRow }>();

export async function findSession(
	idHash: string
): Promise<{ session: SessionRow; account: AccountRow } | null> {
	return asked.find('directory', idHash, async (idHashes) => {
		const rows = await directoryDb().read(
			`SELECT ${SESSION_COLUMNS}, ${ACCOUNT_COLUMNS}
			FROM sessions JOIN accounts ON accounts.id = sessions.account_id
			WHERE sessions.id IN (SELECT value FROM json_each(?))`,
			[JSON.stringify(idHashes)]
		);
		return new Map(
			rows.map((row) => {
				const session = sessionOf(row);
				return [session.idHash, { session, account: accountOf(row) }];
			})
		);
	});
}

export async function sessionsOfAccount(accountId: string): Promise<SessionRow[]> {
	const rows = await directoryDb().read(`SELECT ${SESSION_COLUMNS} FROM sessions WHERE account_id = ?`, [
		accountId
	]);
	return rows.map(sessionOf);
}

export async function insertSession({ idHash, accountId, expiresAt }: SessionRow): Promise<void> {
	await directoryDb().write([
		statement('INSERT INTO sessions (id, account_id, expires_at) VALUES (?, ?, ?)', [
			idHash,
			accountId,
			expiresAt
		])
	]);
}

export async function updateSessionExpiry(idHash: string, expiresAt: number): Promise<void> {
	await directoryDb().write([
		statement('UPDATE sessions SET expires_at = ? WHERE id = ?', [expiresAt, idHash])
	]);
}

export async function deleteSession(idHash: string): Promise<void> {
	await directoryDb().write([statement('DELETE FROM sessions WHERE id = ?', [idHash])]);
}

/** All sessions of a person, whatever the device. */
export function deleteSessionsOf(accountId: string): Statement {
	return statement('DELETE FROM sessions WHERE account_id = ?', [accountId]);
}

/** All sessions of the account, provided that its password is now this one. */
export function deleteSessionsIfPasswordIs(accountId: string, passwordHash: string): Statement {
	return statement(
		`DELETE FROM sessions WHERE account_id = ?
		AND EXISTS (SELECT 1 FROM accounts WHERE id = ? AND password_hash = ?)`,
		[accountId, accountId, passwordHash]
	);
}

export async function deleteExpiredSessions(nowSeconds: number): Promise<void> {
	await directoryDb().write([statement('DELETE FROM sessions WHERE expires_at <= ?', [nowSeconds])]);
}
