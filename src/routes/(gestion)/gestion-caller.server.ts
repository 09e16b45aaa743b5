// Who asks for a gestionnaire's page: the session's account, as the services need to know it.
import type { RequestEvent } from '@sveltejs/kit';
import { requireRole } from '$lib/server/auth';
import type { Caller } from '$lib/server/services/caller';

/** @throws Refused `signed-out`, or `forbidden` without the role in that académie (in any, if none is given). */
export function gestionCaller(event: RequestEvent, academy?: string): Caller {
	const account = requireRole(event, 'gestionnaire', academy);
	return {
		accountId: account.id,
		fullName: account.fullName,
		roles: account.roles,
		requestId: event.locals.requestId
	};
}
