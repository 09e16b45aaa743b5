// Where a person goes after signing in.
import { hasRole } from './access';
import type { AccountRow } from '../repositories/directory-accounts';

/** A path of ours that the person came from, or null: never another site, whatever the address says. */
export function safeReturnPath(path: string | null): string | null {
	if (path === null || !/^\/(?![/\\])[\w\-./%]*$/.test(path)) return null;
	return path.startsWith('/connexion') || path.startsWith('/api/') ? null : path;
}

/** The gestionnaire's page for a gestionnaire, else the intervenant's welcome; a first password comes before all. */
export function landingPath(account: AccountRow, returnPath: string | null = null): string {
	if (account.mustChangePassword) return '/mot-de-passe';
	return returnPath ?? (hasRole(account, 'gestionnaire') ? '/gestion' : '/accueil');
}
