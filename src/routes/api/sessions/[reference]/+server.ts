// Ends one session of the person who asks; another's is as if it were not there.
import { endpoint } from '$lib/server/http/endpoint';
import { endMySession } from '$lib/server/services/my-sessions';
import { callerOf } from '../../caller-of.server';
import type { RequestEvent } from './$types';

export const DELETE = endpoint(async (event: RequestEvent) => {
	const { accountId } = callerOf(event);
	await endMySession(accountId, event.params.reference);
	return Response.json({ ended: 1 }, { headers: { 'cache-control': 'no-store' } });
});
