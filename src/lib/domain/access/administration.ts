// What an administrateur may do to whom. Pure: the server asks it, and its writes hold the same conditions again.
import { ROLES, type Role, type RoleInAcademy } from './role';

/** An account stands open; is locked for a time; or is closed, for the person has left. Nothing of theirs is erased. */
export const STANDINGS = ['open', 'locked', 'closed'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Why an administrateur may not. */
export const ADMINISTRATION_PROBLEMS = [
	'own-account',
	'roles-elsewhere',
	'own-last-right',
	'last-administrateur',
	'not-here',
	'identifier-taken',
	'identifier-shape',
	'name-missing',
	'role-missing',
	'no-second-factor',
	'opens-by-identifier',
	'uai-shape',
	'stale'
] as const;
export type AdministrationProblem = (typeof ADMINISTRATION_PROBLEMS)[number];

export interface Administrateur {
	accountId: string;
	/** Where they are administrateur. */
	academies: readonly string[];
}

export interface AdministeredAccount {
	id: string;
	roles: readonly RoleInAcademy[];
}

/** An administrateur sees and changes accounts of the académie in which they act: those with a role there. */
export function isOfAcademy({ roles }: Pick<AdministeredAccount, 'roles'>, academy: string): boolean {
	return roles.some((held) => held.academy === academy);
}

/**
 * Password, lock, sessions and second factor are of the whole account: who holds them holds every role of it. So only
 * an administrateur of every académie in which the account has a role may touch them; else that of one académie would
 * be that of another [chosen]. Nobody does it to the own account: there are pages for that, or another administrateur.
 */
export function accountActProblem(
	caller: Administrateur,
	account: AdministeredAccount
): AdministrationProblem | null {
	if (account.id === caller.accountId) return 'own-account';
	return account.roles.every(({ academy }) => caller.academies.includes(academy)) ? null : 'roles-elsewhere';
}

/** Roles are given and taken in one académie, the caller's; `next` are those of that académie afterwards. */
export function roleChangeProblem(
	caller: Administrateur,
	account: AdministeredAccount,
	academy: string,
	next: readonly Role[]
): AdministrationProblem | null {
	if (account.id !== caller.accountId || next.includes('administrateur')) return null;
	const others = caller.academies.filter((code) => code !== academy);
	return others.length === 0 ? 'own-last-right' : null;
}

/**
 * An external's first password is the identifier, which is printed on the convocation for all to read (guide l.98): good
 * for the own missions and claims, and for no role beside them. Whoever holds or asks for another gets one made by chance.
 */
export function mayBeginByIdentifier(kind: 'academic' | 'external', roles: readonly Role[]): boolean {
	return kind === 'external' && roles.every((role) => role === 'intervenant');
}

/** Nor is another role added while the identifier still opens the account. */
export function grantProblem(
	opensByIdentifier: boolean,
	before: readonly Role[],
	after: readonly Role[]
): AdministrationProblem | null {
	const isGuarded = after.some((role) => role !== 'intervenant' && !before.includes(role));
	return opensByIdentifier && isGuarded ? 'opens-by-identifier' : null;
}

/** In the order of ROLES, each once. */
export function rolesIn(roles: readonly RoleInAcademy[], academy: string): Role[] {
	return ROLES.filter((role) => roles.some((held) => held.academy === academy && held.role === role));
}

/** As people write it: no blank, nothing unseen, 3 to 60 characters. */
const IDENTIFIER = /^[\p{L}\p{N}][\p{L}\p{N}._@'-]{2,59}$/u;

export function isAccountIdentifier(text: string): boolean {
	return IDENTIFIER.test(text);
}
