// A new account, or a first role in this académie for somebody who has an account already.
import { randomUUID } from 'node:crypto';
import {
	grantProblem,
	isAccountIdentifier,
	isOfAcademy,
	rolesIn,
	type AdministrationProblem
} from '$lib/domain/access/administration';
import { ROLES, type Role } from '$lib/domain/access/role';
import { cleanText } from '$lib/domain/academy/safe-text';
import { nowMs } from '../clock';
import { Refused } from '../refused';
import {
	findAccountFileByIdentifier,
	roleStatements,
	writeAccountChange,
	writeCreatedAccount
} from '../repositories/administered-accounts';
import type { Caller } from '../services/caller';
import { accountAudit, actingIn } from './acting';
import { firstPassword } from './first-password';

export interface AccountRequest {
	academy: string;
	kind: 'academic' | 'external';
	identifier: string;
	fullName: string;
	roles: readonly Role[];
}

export type CreationOutcome =
	/** `shownPassword`: once, here and never again; null: it is the identifier. */
	| { kind: 'created'; accountId: string; shownPassword: string | null }
	/** `existing`: whose the identifier is, told where the account is one of this académie. */
	| { kind: 'refused'; problem: AdministrationProblem; existing: string | null };

const refused = (problem: AdministrationProblem): CreationOutcome => ({
	kind: 'refused',
	problem,
	existing: null
});

/** The form that was sent twice ends here as well: the first answer, and its password with it, was never seen. */
async function taken(identifier: string, academy: string): Promise<CreationOutcome | null> {
	const file = await findAccountFileByIdentifier(identifier, 0);
	if (file === null) return null;
	return {
		kind: 'refused',
		problem: 'identifier-taken',
		existing: isOfAcademy(file, academy) ? file.id : null
	};
}

/** @throws Refused `forbidden`. */
export async function createAccount(request: AccountRequest, caller: Caller): Promise<CreationOutcome> {
	const acting = actingIn(request.academy, caller);
	const identifier = request.identifier.trim().normalize('NFC');
	const fullName = cleanText(request.fullName).replace(/\s+/g, ' ').slice(0, 120);
	const roles = ROLES.filter((role) => request.roles.includes(role));
	if (!isAccountIdentifier(identifier)) return refused('identifier-shape');
	if (fullName === '') return refused('name-missing');
	if (roles.length === 0) return refused('role-missing');
	const isTaken = await taken(identifier, request.academy);
	if (isTaken !== null) return isTaken;
	const { stored, shown } = await firstPassword(request.kind, roles);
	const id = randomUUID();
	const isWritten = await writeCreatedAccount(
		{
			id,
			identifier,
			kind: request.kind,
			fullName,
			storedPassword: stored,
			createdAt: new Date(nowMs()).toISOString(),
			roles
		},
		acting,
		accountAudit(caller, 'account.create', id, { after: { kind: request.kind, roles } })
	);
	if (isWritten) return { kind: 'created', accountId: id, shownPassword: shown };
	// Somebody was first; else the caller is no administrateur any more.
	const first = await taken(identifier, request.academy);
	if (first === null) throw new Refused('forbidden');
	return first;
}

export type GrantOutcome =
	{ kind: 'granted'; accountId: string } | { kind: 'refused'; problem: AdministrationProblem };

/**
 * To somebody known by the identifier alone: roles are added here and nothing else of the account is touched or told.
 * @throws Refused `forbidden`.
 */
export async function grantByIdentifier(
	{ academy, identifier, roles }: Pick<AccountRequest, 'academy' | 'identifier' | 'roles'>,
	caller: Caller
): Promise<GrantOutcome> {
	const acting = actingIn(academy, caller);
	const file = await findAccountFileByIdentifier(identifier.trim().normalize('NFC'), 0);
	const added = ROLES.filter((role) => roles.includes(role));
	if (added.length === 0) return { kind: 'refused', problem: 'role-missing' };
	if (file === null) return { kind: 'refused', problem: 'not-here' };
	const before = rolesIn(file.roles, academy);
	const after = ROLES.filter((role) => before.includes(role) || added.includes(role));
	if (after.length === before.length) return { kind: 'granted', accountId: file.id };
	const problem = grantProblem(file.opensByIdentifier, before, after);
	if (problem !== null) return { kind: 'refused', problem };
	const isWritten = await writeAccountChange({
		id: file.id,
		fromVersion: file.version,
		by: acting,
		isWhole: false,
		statements: roleStatements(file.id, academy, before, after, caller.accountId),
		audit: accountAudit(caller, 'account.roles', file.id, {
			before: { roles: before },
			after: { roles: after }
		})
	});
	return isWritten ? { kind: 'granted', accountId: file.id } : { kind: 'refused', problem: 'stale' };
}
