// Begins an enrolment: against the password (or the provider's fresh proof), and a code of the former telephone if any.
import { enrolmentRequestSchema } from '$lib/contracts/portal';
import { confirmPassword, requireAccount } from '$lib/server/auth';
import { endpoint } from '$lib/server/http/endpoint';
import { readJson } from '$lib/server/http/json';
import { beginEnrolment } from '$lib/server/portals/second-factor/enrolment';
import { Refused } from '$lib/server/refused';
import { factorCallerOf } from '../factor-caller.server';
import { NOT_KEPT } from '../../session/session-answer.server';

const MAX_BYTES = 8 * 1024;

export const POST = endpoint(async (event) => {
	const { accountId } = await factorCallerOf(event);
	const asked = enrolmentRequestSchema.safeParse(await readJson(event.request, MAX_BYTES));
	if (!asked.success) throw new Refused('malformed');
	await confirmPassword(event, asked.data.password);
	const { identifier } = requireAccount(event);
	return Response.json(await beginEnrolment(accountId, identifier, asked.data.code), NOT_KEPT);
});
