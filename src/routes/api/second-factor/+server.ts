// How the second factor of the person signed in stands.
import { endpoint } from '$lib/server/http/endpoint';
import { secondFactorStanding } from '$lib/server/portals/second-factor/passes';
import { factorCallerOf } from './factor-caller.server';
import { NOT_KEPT } from '../session/session-answer.server';

export const GET = endpoint(async (event) => {
	const caller = await factorCallerOf(event);
	return Response.json(await secondFactorStanding(caller), NOT_KEPT);
});
