// May this person do this here? Answered from the request's session alone.
import type { RequestEvent } from '@sveltejs/kit';
import type { Role } from '$lib/domain/access/role';
import { Refused } from '../refused';
import type { AccountRow } from '../repositories/directory-accounts';
import type { SignedInSession } from './sessions';

/** The account signed in, whatever its roles. @throws Refused `signed-out` or `first-password-to-change`. */
export function requireAccount(event: RequestEvent): AccountRow {
	const { session } = event.locals;
	if (session === null) throw new Refused('signed-out');
	if (session.account.mustChangePassword) throw new Refused('first-password-to-change');
	return session.account;
}

/** The session of a person who is signed in. @throws Refused `signed-out`. */
export function currentSession({ locals }: RequestEvent): SignedInSession {
	if (locals.session === null) throw new Refused('signed-out');
	return locals.session;
}

/** Whether the account has the role in this académie, or in any if none is given. */
export function hasRole(account: AccountRow, role: Role, academy?: string): boolean {
	return account.roles.some(
		(held) => held.role === role && (academy === undefined || held.academy === academy)
	);
}

/** Whether the account holds the role, and it waits for the second factor. */
export function isWithheld(account: AccountRow, role: Role, academy?: string): boolean {
	return account.withheldRoles.some(
		(held) => held.role === role && (academy === undefined || held.academy === academy)
	);
}

/**
 * @throws Refused `forbidden` without the role in this académie (any, if none is given), `second-factor-required` while
 * the role is withheld.
 */
export function requireRole(event: RequestEvent, role: Role, academy?: string): AccountRow {
	const account = requireAccount(event);
	if (hasRole(account, role, academy)) return account;
	throw new Refused(isWithheld(account, role, academy) ? 'second-factor-required' : 'forbidden');
}

export function requireIntervenant(event: RequestEvent, academy?: string): AccountRow {
	return requireRole(event, 'intervenant', academy);
}

/** Académies in which the account has the role, in order. */
export function academiesOf(account: AccountRow, role: Role): string[] {
	return account.roles.flatMap((held) => (held.role === role ? [held.academy] : [])).sort();
}
