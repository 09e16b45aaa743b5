// The server's half of this device's key, for an account that an identity provider opens: its phrase wraps the rest.
import { deviceRequestSchema } from '$lib/contracts/sign-in';
import { currentSession, requireAccount, requireFreshProof } from '$lib/server/auth';
import { endpoint } from '$lib/server/http/endpoint';
import { readJson } from '$lib/server/http/json';
import { Refused } from '$lib/server/refused';
import { NOT_KEPT, signInAnswer } from '../session-answer.server';

const MAX_BYTES = 8 * 1024;

export const POST = endpoint(async (event) => {
	requireAccount(event);
	const session = currentSession(event);
	if (session.provider === null) throw new Refused('forbidden');
	const asked = deviceRequestSchema.safeParse(await readJson(event.request, MAX_BYTES));
	if (!asked.success) throw new Refused('malformed');
	await requireFreshProof(session, asked.data.device);
	return Response.json(await signInAnswer(session, asked.data.device), NOT_KEPT);
});
