// Who asks for a page of the desk: the session's account, as the services need to know it.
import type { RequestEvent } from '@sveltejs/kit';
import type { Role } from '$lib/domain/access/role';
import { requireRole } from '$lib/server/auth';
import type { Caller } from '$lib/server/services/caller';

/** @throws Refused `signed-out`, or `forbidden` without the role in that académie (in any, if none is given). */
export function deskCaller(event: RequestEvent, role: Role, academy?: string): Caller {
	const account = requireRole(event, role, academy);
	return {
		accountId: account.id,
		fullName: account.fullName,
		roles: account.roles,
		requestId: event.locals.requestId
	};
}

/** The same for the gestionnaire's pages. */
export function gestionCaller(event: RequestEvent, academy?: string): Caller {
	return deskCaller(event, 'gestionnaire', academy);
}
