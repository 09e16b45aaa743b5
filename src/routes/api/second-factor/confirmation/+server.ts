// The first code of a new enrolment: it is the person's factor from here on, and the recovery codes are told.
import { codeRequestSchema } from '$lib/contracts/portal';
import { endpoint } from '$lib/server/http/endpoint';
import { readJson } from '$lib/server/http/json';
import { confirmEnrolment } from '$lib/server/portals/second-factor/enrolment';
import { Refused } from '$lib/server/refused';
import { factorCallerOf } from '../factor-caller.server';
import { NOT_KEPT } from '../../session/session-answer.server';

const MAX_BYTES = 2 * 1024;

export const POST = endpoint(async (event) => {
	const caller = await factorCallerOf(event);
	const asked = codeRequestSchema.safeParse(await readJson(event.request, MAX_BYTES));
	if (!asked.success) throw new Refused('malformed');
	return Response.json(await confirmEnrolment(caller, asked.data.code), NOT_KEPT);
});
