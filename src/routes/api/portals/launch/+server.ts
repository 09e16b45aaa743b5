// Asks to open a remote application: rights, mission and availability are checked, and a token of a minute is answered.
import { launchRequestSchema } from '$lib/contracts/portal';
import { endpoint } from '$lib/server/http/endpoint';
import { readJson } from '$lib/server/http/json';
import { launch } from '$lib/server/portals/launch';
import { Refused } from '$lib/server/refused';
import { launchCallerOf } from '../launch-caller.server';

const MAX_BYTES = 2 * 1024;

export const POST = endpoint(async (event) => {
	const caller = launchCallerOf(event);
	const asked = launchRequestSchema.safeParse(await readJson(event.request, MAX_BYTES));
	if (!asked.success) throw new Refused('malformed');
	return Response.json(await launch(asked.data, caller), { headers: { 'cache-control': 'no-store' } });
});
