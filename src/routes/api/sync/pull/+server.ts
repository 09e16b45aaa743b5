// Where devices learn what changed for their person, a page at a time.
import { requireAccount } from '$lib/server/auth';
import { endpoint } from '$lib/server/http/endpoint';
import { pullPage } from '$lib/server/services/pull';

export const GET = endpoint(async (event) => {
	const { id: accountId, fullName, roles } = requireAccount(event);
	const caller = { accountId, fullName, roles, requestId: event.locals.requestId };
	const page = await pullPage(event.url.searchParams.get('cursor'), caller);
	return Response.json(page, { headers: { 'cache-control': 'no-store' } });
});
