// Asks again for the proof of who is signed in, before something that a stolen session must not do.
import type { RequestEvent } from '@sveltejs/kit';
import { nowMs } from '../clock';
import { Refused } from '../refused';
import { findCredentials } from '../repositories/directory-accounts';
import { beginAttempt } from './attempts';
import { MAX_PASSWORD_LENGTH, verifyPassword } from './passwords';

/** Minutes within which the identity provider's own proof counts as fresh [chosen]. */
const FRESH_MINUTES = 10;

/**
 * The account's password; for a session opened by an identity provider, its proof of the last minutes instead (the
 * password, if any was typed, is not looked at).
 * @throws Refused `signed-out`, `password-not-confirmed`, `sign-in-too-old` or `too-many-attempts`.
 */
export async function confirmPassword(event: RequestEvent, password: string): Promise<void> {
	const { session } = event.locals;
	if (session === null) throw new Refused('signed-out');
	if (session.provider !== null) {
		const age = Date.now() / 1000 - session.provider.authenticatedAt;
		if (age > FRESH_MINUTES * 60) throw new Refused('sign-in-too-old');
		return;
	}
	const { identifier } = session.account;
	const attempt = await beginAttempt(identifier, event.getClientAddress(), nowMs(), true);
	const found = await findCredentials(identifier);
	const isRight =
		password.length <= MAX_PASSWORD_LENGTH &&
		(await verifyPassword(found?.passwordHash ?? null, password, identifier));
	if (!isRight) throw new Refused('password-not-confirmed');
	await attempt.forgive();
}
