// Lucia's storage over our directory. Lucia's session id IS the cookie's token: only its SHA-256 is stored, so that
// who reads the database signs in as nobody.
import { createHash } from 'node:crypto';
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia';
import { directoryDb } from '../db';
import * as sessions from '../repositories/directory-sessions';

/** Hashed at this edge alone: Lucia hands the token back to every method, and a hash of a hash would match nothing. */
export function tokenHash(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}

function seconds(date: Date): number {
	return Math.floor(date.getTime() / 1000);
}

export class SessionAdapter implements Adapter {
	async getSessionAndUser(token: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
		const found = await sessions.findSession(tokenHash(token));
		if (found === null) return [null, null];
		const { session, account } = found;
		return [
			{
				// The token, not the hash: Lucia renews and deletes by what is returned here.
				id: token,
				userId: session.accountId,
				expiresAt: new Date(session.expiresAt * 1000),
				attributes: session.facts
			},
			{ id: account.id, attributes: { account } }
		];
	}

	/** Tokens cannot be had back from their hashes: the ids returned here only count sessions. */
	async getUserSessions(userId: string): Promise<DatabaseSession[]> {
		const rows = await sessions.sessionsOfAccount(userId);
		return rows.map((row) => ({
			id: row.idHash,
			userId: row.accountId,
			expiresAt: new Date(row.expiresAt * 1000),
			attributes: row.facts
		}));
	}

	async setSession(session: DatabaseSession): Promise<void> {
		await sessions.insertSession({
			idHash: tokenHash(session.id),
			accountId: session.userId,
			expiresAt: seconds(session.expiresAt),
			facts: session.attributes
		});
	}

	async updateSessionExpiration(token: string, expiresAt: Date): Promise<void> {
		await sessions.updateSessionExpiry(tokenHash(token), seconds(expiresAt));
	}

	async deleteSession(token: string): Promise<void> {
		await sessions.deleteSession(tokenHash(token));
	}

	async deleteUserSessions(userId: string): Promise<void> {
		await directoryDb().write([sessions.deleteSessionsOf(userId)]);
	}

	async deleteExpiredSessions(): Promise<void> {
		await sessions.deleteExpiredSessions(seconds(new Date()));
	}
}
