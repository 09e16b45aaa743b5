// Changing the password from a script, so that the device can wrap its data key anew at the same moment.
import { passwordChangeRequestSchema, type PasswordChangeRefusal } from '$lib/contracts/sign-in';
import { PASSWORD_PROBLEMS } from '$lib/fr/gestion/account';
import { changePassword } from '$lib/server/auth';
import { endpoint } from '$lib/server/http/endpoint';
import { readJson } from '$lib/server/http/json';
import { REFUSAL_STATUS } from '$lib/server/http/refusal-status';
import { Refused } from '$lib/server/refused';
import { NOT_KEPT, signInAnswer } from '../session-answer.server';

const MAX_BYTES = 8 * 1024;

export const POST = endpoint(async (event) => {
	const asked = passwordChangeRequestSchema.safeParse(await readJson(event.request, MAX_BYTES));
	if (!asked.success) throw new Refused('malformed');
	const { device, ...change } = asked.data;
	const problem = await changePassword(event, change);
	if (problem !== null) {
		const body: PasswordChangeRefusal = {
			code: 'rules-broken',
			message: PASSWORD_PROBLEMS[problem],
			problem,
			requestId: event.locals.requestId
		};
		return Response.json(body, { ...NOT_KEPT, status: REFUSAL_STATUS['rules-broken'] });
	}
	return Response.json(await signInAnswer(event.locals.session, device), NOT_KEPT);
});
