// Where a person goes after signing in.
import { hasRole } from './access';
import { deskPagesOf } from '../../domain/access/desk-pages';
import type { AccountRow } from '../repositories/directory-accounts';

/** A path of ours that the person came from, or null: never another site, whatever the address says. */
export function safeReturnPath(path: string | null): string | null {
	if (path === null || !/^\/(?![/\\])[\w\-./%]*$/.test(path)) return null;
	return path.startsWith('/connexion') || path.startsWith('/api/') ? null : path;
}

/** The first desk page of the person's roles, else the intervenant's welcome; a first password, then a second factor come before. */
export function landingPath(account: AccountRow, returnPath: string | null = null): string {
	if (account.mustChangePassword) return '/mot-de-passe';
	if (returnPath !== null) return returnPath;
	if (account.withheldRoles.length > 0) return '/second-facteur';
	// Whoever works at the desk and serves on juries as well signs in to the desk [chosen for the gestionnaire].
	const [desk] = deskPagesOf(account.roles);
	if (desk !== undefined) return desk.path;
	// Without a role at all: the desk's pages say so.
	return hasRole(account, 'intervenant') ? '/accueil' : '/gestion';
}
