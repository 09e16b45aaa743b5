// A person's own sessions: the list, and ending one or all others. Nobody names another's: the account is the session's.
import type { MySession } from '../../contracts/my-data';
import { Refused } from '../refused';
import {
	deleteOtherSessions,
	deleteSessionByReference,
	sessionReference,
	sessionsOfAccount
} from '../repositories/directory-sessions';

function instant(seconds: number): string | null {
	return seconds === 0 ? null : new Date(seconds * 1000).toISOString();
}

/** The present one first, then the last seen first. */
export async function listMySessions(accountId: string, currentIdHash: string): Promise<MySession[]> {
	const rows = (await sessionsOfAccount(accountId)).filter(({ expiresAt }) => expiresAt * 1000 > Date.now());
	return rows
		.map(({ idHash, facts }) => ({
			reference: sessionReference(idHash),
			createdAt: instant(facts.createdAt),
			lastSeenAt: instant(facts.lastSeenAt),
			agent: facts.agent,
			isCurrent: idHash === currentIdHash,
			isByProvider: facts.authenticatedAt !== null
		}))
		.sort(
			(a, b) =>
				Number(b.isCurrent) - Number(a.isCurrent) || (b.lastSeenAt ?? '').localeCompare(a.lastSeenAt ?? '')
		);
}

/** «Déconnecter cet appareil». @throws Refused `not-found` for another person's session or none. */
export async function endMySession(accountId: string, reference: string): Promise<void> {
	if ((await deleteSessionByReference(accountId, reference)) === 0) throw new Refused('not-found');
}

/** «Déconnecter tous les autres». Gives how many there were. */
export function endMyOtherSessions(accountId: string, currentIdHash: string): Promise<number> {
	return deleteOtherSessions(accountId, currentIdHash);
}
