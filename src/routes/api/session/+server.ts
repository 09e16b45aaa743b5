// Who is signed in on this device, as the server sees it now; and signing in from a script.
import { NOBODY_IS_AN_ANSWER } from '$lib/contracts/pull';
import { signInRequestSchema } from '$lib/contracts/sign-in';
import { signIn } from '$lib/server/auth';
import { endpoint } from '$lib/server/http/endpoint';
import { readJson } from '$lib/server/http/json';
import { Refused } from '$lib/server/refused';
import { nobodyAnswer, NOT_KEPT, sessionAnswer, signInAnswer } from './session-answer.server';

const MAX_BYTES = 8 * 1024;

export const GET = endpoint(({ locals, request }) => {
	const isForAnybody = Object.keys(NOBODY_IS_AN_ANSWER).every((name) => request.headers.has(name));
	const answer = locals.session === null && isForAnybody ? nobodyAnswer() : sessionAnswer(locals.session);
	return Response.json(answer, NOT_KEPT);
});

export const POST = endpoint(async (event) => {
	const asked = signInRequestSchema.safeParse(await readJson(event.request, MAX_BYTES));
	if (!asked.success) throw new Refused('malformed');
	const { identifier, password, device } = asked.data;
	await signIn(event, identifier.trim(), password, device);
	return Response.json(await signInAnswer(event.locals.session, device), NOT_KEPT);
});
