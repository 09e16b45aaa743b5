// Every row that is kept on the person who asks, for the page «Mes données».
import { endpoint } from '$lib/server/http/endpoint';
import { tellMyRecords } from '$lib/server/services/my-data';
import { callerOf } from '../../caller-of.server';

export const GET = endpoint(async (event) => {
	return Response.json(await tellMyRecords(callerOf(event)), { headers: { 'cache-control': 'no-store' } });
});
