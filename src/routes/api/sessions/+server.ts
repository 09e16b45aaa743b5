// The sessions of the person who asks: the list, and ending all but this one.
import { currentSession } from '$lib/server/auth';
import { endpoint } from '$lib/server/http/endpoint';
import { endMyOtherSessions, listMySessions } from '$lib/server/services/my-sessions';
import { callerOf } from '../caller-of.server';

const NOT_KEPT = { headers: { 'cache-control': 'no-store' } };

export const GET = endpoint(async (event) => {
	const { accountId } = callerOf(event);
	const sessions = await listMySessions(accountId, currentSession(event).idHash);
	return Response.json({ sessions }, NOT_KEPT);
});

export const DELETE = endpoint(async (event) => {
	const { accountId } = callerOf(event);
	const ended = await endMyOtherSessions(accountId, currentSession(event).idHash);
	return Response.json({ ended }, NOT_KEPT);
});
