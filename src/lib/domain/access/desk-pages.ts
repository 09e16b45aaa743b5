// The pages of the desk, each for one role: what the menu of those pages offers to whom.
import type { Role, RoleInAcademy } from './role';

export const DESK_PAGES = [
	{ page: 'queue', path: '/gestion', role: 'gestionnaire' },
	{ page: 'imports', path: '/gestion/imports', role: 'gestionnaire' },
	{ page: 'exports', path: '/gestion/exports', role: 'gestionnaire' },
	{ page: 'statistics', path: '/gestion/statistiques', role: 'gestionnaire' },
	{ page: 'journal', path: '/gestion/journal', role: 'gestionnaire' },
	{ page: 'settings', path: '/gestion/parametres', role: 'gestionnaire' },
	{ page: 'attestations', path: '/centre', role: 'chefCentre' },
	{ page: 'schoolCompetences', path: '/etablissement', role: 'chefEtablissement' },
	{ page: 'accounts', path: '/administration', role: 'administrateur' },
	{ page: 'opening', path: '/administration/ouverture', role: 'administrateur' },
	{ page: 'directoryJournal', path: '/administration/journal', role: 'administrateur' }
] as const satisfies { page: string; path: string; role: Role }[];
export type DeskPage = (typeof DESK_PAGES)[number]['page'];

/** Those of the person's roles, in the menu's order. */
export function deskPagesOf(roles: readonly RoleInAcademy[]): { page: DeskPage; path: string }[] {
	return DESK_PAGES.filter(({ role }) => roles.some((held) => held.role === role));
}
