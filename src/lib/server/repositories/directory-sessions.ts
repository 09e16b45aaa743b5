// Sessions by the hash of their token. SQL and nothing else: hashing is the adapter's business.
import {
	booleanOf,
	directoryDb,
	integerOf,
	nullableIntegerOf,
	nullableTextOf,
	statement,
	textOf,
	type Row,
	type Statement
} from '../db';
import { AskedTogether } from './asked-together';
import { accountOf, ACCOUNT_COLUMNS, type AccountRow } from './directory-accounts';

export interface SessionRow {
	idHash: string;
	accountId: string;
	/** Seconds since 1970 UTC. */
	expiresAt: number;
	facts: SessionFacts;
}

/** What is kept of a session besides whose it is and until when. */
export interface SessionFacts {
	/** Seconds since 1970 UTC by the server's clock; 0: not kept then. */
	createdAt: number;
	lastSeenAt: number;
	/** «Firefox/Android», or empty. */
	agent: string;
	/** When the provider saw the person prove who they are, seconds since 1970 UTC; null: a local password. */
	authenticatedAt: number | null;
	/** For the provider alone; null: a local password. */
	idToken: string | null;
}

function sessionOf(row: Row): SessionRow {
	return {
		idHash: textOf(row, 'session_id'),
		accountId: textOf(row, 'account_id'),
		expiresAt: integerOf(row, 'expires_at'),
		facts: {
			createdAt: integerOf(row, 'session_created_at'),
			lastSeenAt: integerOf(row, 'last_seen_at'),
			agent: textOf(row, 'agent'),
			authenticatedAt: nullableIntegerOf(row, 'authenticated_at'),
			idToken: nullableTextOf(row, 'id_token')
		}
	};
}

const SESSION_COLUMNS = `sessions.id AS session_id, sessions.account_id, sessions.expires_at,
	sessions.created_at AS session_created_at, sessions.last_seen_at, sessions.agent, sessions.authenticated_at,
	sessions.id_token`;

const asked = new AskedTogether<{ session: SessionRow; account: AccountRow }>();

/** Of an account that stands open: locked and closed ones have none, whoever wrote one a moment ago. */
export async function findSession(
	idHash: string
): Promise<{ session: SessionRow; account: AccountRow } | null> {
	return asked.find('directory', idHash, async (idHashes) => {
		const rows = await directoryDb().read(
			`SELECT ${SESSION_COLUMNS}, ${ACCOUNT_COLUMNS},
				EXISTS (SELECT 1 FROM second_factor_passes p
					WHERE p.session_id = sessions.id AND p.account_id = sessions.account_id) AS has_passed
			FROM sessions JOIN accounts ON accounts.id = sessions.account_id
			WHERE sessions.id IN (SELECT value FROM json_each(?)) AND accounts.standing = 'open'`,
			[JSON.stringify(idHashes)]
		);
		return new Map(
			rows.map((row) => {
				const session = sessionOf(row);
				return [session.idHash, { session, account: accountOf(row, booleanOf(row, 'has_passed')) }];
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

export async function insertSession({ idHash, accountId, expiresAt, facts }: SessionRow): Promise<void> {
	await directoryDb().write([
		statement(
			`INSERT INTO sessions
			(id, account_id, expires_at, created_at, last_seen_at, agent, authenticated_at, id_token)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			[
				idHash,
				accountId,
				expiresAt,
				facts.createdAt,
				facts.lastSeenAt,
				facts.agent,
				facts.authenticatedAt,
				facts.idToken
			]
		)
	]);
}

/** Of several processes that see the person at once, one writes. */
export async function noteSessionSeen(idHash: string, at: number, unlessSince: number): Promise<void> {
	await directoryDb().write([
		statement('UPDATE sessions SET last_seen_at = ? WHERE id = ? AND last_seen_at <= ?', [
			at,
			idHash,
			unlessSince
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

/** Beginning of the hash by which a person names one of their own sessions: nobody signs in by it. */
const REFERENCE_LENGTH = 16;

export function sessionReference(idHash: string): string {
	return idHash.slice(0, REFERENCE_LENGTH);
}

/** One session of this person, named by its reference. Gives how many there were: 0 for another's or none. */
export async function deleteSessionByReference(accountId: string, reference: string): Promise<number> {
	const [deleted] = await directoryDb().write([deleteSessionByReferenceStatement(accountId, reference)]);
	return deleted?.rowsAffected ?? 0;
}

export function deleteSessionByReferenceStatement(accountId: string, reference: string): Statement {
	return statement('DELETE FROM sessions WHERE account_id = ? AND substr(id, 1, ?) = ?', [
		accountId,
		REFERENCE_LENGTH,
		reference
	]);
}

/** Every session of this person but one. */
export async function deleteOtherSessions(accountId: string, keptIdHash: string): Promise<number> {
	const [deleted] = await directoryDb().write([
		statement('DELETE FROM sessions WHERE account_id = ? AND id <> ?', [accountId, keptIdHash])
	]);
	return deleted?.rowsAffected ?? 0;
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
