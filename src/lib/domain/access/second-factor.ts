// Whose roles wait for a second factor: those that open the desk's pages. Pure.
import type { Role, RoleInAcademy } from './role';

/** Gestionnaires decide on everybody's claims, administrateurs on everybody's account. */
export const SECOND_FACTOR_ROLES: readonly Role[] = ['gestionnaire', 'administrateur'];

export interface HeldRole extends RoleInAcademy {
	/** The académie asks its desk for a second factor. */
	requiresSecondFactor: boolean;
}

/**
 * Until this session has shown a second factor, roles that ask for one open nothing: they are withheld, not merely
 * hidden, so that no page and no endpoint has to ask again. Whoever has enrolled one is asked everywhere [chosen]: who
 * wanted it wants it. Other roles of the same person (intervenant…) stand meanwhile.
 */
export function standingRoles(
	held: readonly HeldRole[],
	{ isEnrolled, hasPassed }: { isEnrolled: boolean; hasPassed: boolean }
): { roles: RoleInAcademy[]; withheldRoles: RoleInAcademy[] } {
	const roles: RoleInAcademy[] = [];
	const withheldRoles: RoleInAcademy[] = [];
	for (const { academy, role, requiresSecondFactor } of held) {
		const isAsked = SECOND_FACTOR_ROLES.includes(role) && (requiresSecondFactor || isEnrolled);
		(isAsked && !hasPassed ? withheldRoles : roles).push({ academy, role });
	}
	return { roles, withheldRoles };
}
