// One page of what changed for this person.
import { endpoint } from '$lib/server/http/endpoint';
import { pullPage } from '$lib/server/services/pull';
import { callerOf } from '../../caller-of.server';

export const GET = endpoint(async (event) => {
	const caller = callerOf(event);
	const page = await pullPage(event.url.searchParams.get('cursor'), caller);
	return Response.json(page, { headers: { 'cache-control': 'no-store' } });
});
