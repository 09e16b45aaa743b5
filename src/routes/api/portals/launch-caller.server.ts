// The person behind a launch or a second factor: with the session in which it happens, and our own address.
import type { RequestEvent } from '@sveltejs/kit';
import { Refused } from '$lib/server/refused';
import type { LaunchCaller } from '$lib/server/portals/launch';
import { callerOf } from '../caller-of.server';

/** @throws Refused `signed-out` or `first-password-to-change`. */
export function launchCallerOf(event: RequestEvent): LaunchCaller {
	const caller = callerOf(event);
	const { session } = event.locals;
	if (session === null) throw new Refused('signed-out');
	const isByProvider = session.provider !== null;
	return { ...caller, sessionId: session.idHash, isByProvider, origin: event.url.origin };
}
