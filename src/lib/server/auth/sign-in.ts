// Signing in and out. Says nothing that tells an unknown account from a wrong password.
import type { RequestEvent } from '@sveltejs/kit';
import { nowMs } from '../clock';
import { Refused } from '../refused';
import { findCredentials, identifierOf, type AccountRow } from '../repositories/directory-accounts';
import { isDeviceOf } from '../repositories/directory-device-keys';
import { beginAttempt } from './attempts';
import { MAX_PASSWORD_LENGTH, verifyPassword } from './passwords';
import { closeSession, openSession } from './sessions';

/** Identifiers longer than this belong to nobody. */
const MAX_IDENTIFIER_LENGTH = 100;
const ACCOUNT_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Opens a session for the account of this identifier (case-sensitive: guide §2.1), or of this account id: a locked
 * device keeps no name in plain.
 * `device`: what the browser calls itself, if it does; one that the account signed in from before is known.
 * @throws Refused `wrong-credentials`, `account-locked`, `too-many-attempts` or `busy`.
 */
export async function signIn(
	event: RequestEvent,
	name: string,
	password: string,
	device: string | null = null
): Promise<AccountRow> {
	const identifier = (ACCOUNT_ID.test(name) ? await identifierOf(name) : null) ?? name;
	if (identifier.length > MAX_IDENTIFIER_LENGTH || password.length > MAX_PASSWORD_LENGTH) {
		throw new Refused('wrong-credentials');
	}
	const isKnown = device !== null && (await isDeviceOf(identifier, device));
	const attempt = await beginAttempt(identifier, event.getClientAddress(), nowMs(), isKnown);
	const found = await findCredentials(identifier);
	const isRight = await verifyPassword(found?.passwordHash ?? null, password, found?.account.identifier);
	if (!isRight || found === null) throw new Refused('wrong-credentials');
	await attempt.forgive();
	// Told to who has the password, and to nobody else.
	if (found.account.standing !== 'open') throw new Refused('account-locked');
	// A session that this browser still had, perhaps another person's, ends here.
	await closeSession(event);
	await openSession(event, found.account);
	return found.account;
}

export async function signOut(event: RequestEvent): Promise<void> {
	await closeSession(event);
}
