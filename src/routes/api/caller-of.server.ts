// The person behind a request to the API, as the services know them.
import type { RequestEvent } from '@sveltejs/kit';
import { requireAccount } from '$lib/server/auth';
import type { Caller } from '$lib/server/services/caller';

/** @throws Refused `signed-out` or `first-password-to-change`. */
export function callerOf(event: RequestEvent): Caller {
	const { id, fullName, roles } = requireAccount(event);
	return { accountId: id, fullName, roles, requestId: event.locals.requestId };
}
