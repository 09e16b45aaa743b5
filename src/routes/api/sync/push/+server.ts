// A device's operations, where the short way (hooks.server.ts) did not take them. No rule here.
import { endpoint } from '$lib/server/http/endpoint';
import { readJson } from '$lib/server/http/json';
import { takePush } from '$lib/server/services/take-push';
import { callerOf } from '../../caller-of.server';

export const POST = endpoint(async (event) => {
	const caller = callerOf(event);
	const answer = await takePush(await readJson(event.request), caller);
	return Response.json(answer, { headers: { 'cache-control': 'no-store' } });
});
