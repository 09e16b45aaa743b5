// What is kept on the person who asks: an overview for the page «Mes données».
import { currentSession, failedAttempts } from '$lib/server/auth';
import { endpoint } from '$lib/server/http/endpoint';
import { tellMyData } from '$lib/server/services/my-data';
import { callerOf } from '../caller-of.server';

export const GET = endpoint(async (event) => {
	const caller = callerOf(event);
	const { account, idHash } = currentSession(event);
	const failures = await failedAttempts(account.identifier, event.getClientAddress());
	return Response.json(await tellMyData(caller, idHash, failures), {
		headers: { 'cache-control': 'no-store' }
	});
});
