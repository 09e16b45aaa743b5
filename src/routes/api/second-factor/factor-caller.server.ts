// Who may have a second factor: those whom the jury portal is open to. Nobody else has a use for one.
import type { RequestEvent } from '@sveltejs/kit';
import type { LaunchCaller } from '$lib/server/portals/launch';
import { mayUseSecondFactor } from '$lib/server/portals/second-factor/entitled';
import { Refused } from '$lib/server/refused';
import { launchCallerOf } from '../portals/launch-caller.server';

/** @throws Refused `signed-out`, `first-password-to-change` or `forbidden`. */
export async function factorCallerOf(event: RequestEvent): Promise<LaunchCaller> {
	const caller = launchCallerOf(event);
	if (!(await mayUseSecondFactor(caller))) throw new Refused('forbidden');
	return caller;
}
