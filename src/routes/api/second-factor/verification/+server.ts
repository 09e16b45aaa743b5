// Shows the second factor: a right code opens this session for some minutes.
import { codeRequestSchema } from '$lib/contracts/portal';
import { endpoint } from '$lib/server/http/endpoint';
import { readJson } from '$lib/server/http/json';
import { passSecondFactor } from '$lib/server/portals/second-factor/passes';
import { Refused } from '$lib/server/refused';
import { factorCallerOf } from '../factor-caller.server';
import { NOT_KEPT } from '../../session/session-answer.server';

const MAX_BYTES = 2 * 1024;

export const POST = endpoint(async (event) => {
	const caller = await factorCallerOf(event);
	const asked = codeRequestSchema.safeParse(await readJson(event.request, MAX_BYTES));
	if (!asked.success) throw new Refused('malformed');
	return Response.json(await passSecondFactor(caller, asked.data.code), NOT_KEPT);
});
