// Who asks, as the services need to know it: an account and its roles. Knows no session and no cookie.
import type { Role, RoleInAcademy } from '../../domain/access/role';

export interface Caller {
	accountId: string;
	fullName: string;
	roles: RoleInAcademy[];
	/** Finds a fault in the log. */
	requestId: string;
}

/** True if the person holds the role in that académie; a role in one académie counts for nothing in another. */
export function hasRole(caller: Caller, role: Role, academy: string): boolean {
	return caller.roles.some((held) => held.role === role && held.academy === academy);
}

/** Codes of the académies where the person holds the role, in order. */
export function academiesWithRole(caller: Caller, role: Role): string[] {
	return [...new Set(caller.roles.filter((held) => held.role === role).map((held) => held.academy))].sort();
}
