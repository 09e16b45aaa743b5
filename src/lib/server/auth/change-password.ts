// A person's own change of password; an external's first one is the identifier and must be changed (guide: extérieurs).
import type { RequestEvent } from '@sveltejs/kit';
import type { PasswordProblem } from '$lib/contracts/sign-in';
import { nowMs } from '../clock';
import { directoryDb } from '../db';
import { Refused } from '../refused';
import { findCredentials, replacePassword } from '../repositories/directory-accounts';
import { deleteSessionsIfPasswordIs } from '../repositories/directory-sessions';
import { beginAttempt } from './attempts';
import { hashPassword, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH, verifyPassword } from './passwords';
import { openSession } from './sessions';

export interface PasswordChange {
	current: string;
	next: string;
	repeated: string;
}

/** What is wrong with the new password by itself, or null. Length in characters as people count them. */
export function newPasswordProblem(
	identifier: string,
	{ current, next, repeated }: PasswordChange
): PasswordProblem | null {
	if ([...next].length < MIN_PASSWORD_LENGTH) return 'too-short';
	if (next.length > MAX_PASSWORD_LENGTH) return 'too-long';
	if (next.toLowerCase() === identifier.toLowerCase()) return 'is-identifier';
	if (next === current) return 'unchanged';
	return next === repeated ? null : 'not-repeated';
}

/**
 * Changes the password of the person signed in, ends every session of the account, and opens a new one here.
 * @returns the problem to show, or null when it is done.
 */
export async function changePassword(
	event: RequestEvent,
	change: PasswordChange
): Promise<PasswordProblem | null> {
	const { session } = event.locals;
	if (session === null) throw new Refused('signed-out');
	const { identifier } = session.account;
	const problem = newPasswordProblem(identifier, change);
	if (problem !== null) return problem;
	if (change.current.length > MAX_PASSWORD_LENGTH) return 'wrong-current';

	const attempt = await beginAttempt(identifier, event.getClientAddress(), nowMs(), true);
	const found = await findCredentials(identifier);
	if (found === null || !(await verifyPassword(found.passwordHash, change.current, identifier)))
		return 'wrong-current';
	await attempt.forgive();
	const passwordHash = await hashPassword(change.next);
	const [replaced] = await directoryDb().write([
		replacePassword(found.account.id, found.passwordHash, passwordHash),
		deleteSessionsIfPasswordIs(found.account.id, passwordHash)
	]);
	// Somebody else changed it in between: the password given here is no longer the current one.
	if (replaced?.rowsAffected !== 1) return 'wrong-current';
	await openSession(event, { ...found.account, mustChangePassword: false });
	return null;
}
