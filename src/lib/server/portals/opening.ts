// Hands a launch on to its application: the address that is configured now, and the token, for a form that the new
// window posts. Only to the session's own person, who asked for it.
import { findProfile } from '../repositories/assignment-files';
import { isServed } from '../repositories/academies';
import { nowMs } from '../clock';
import { Refused } from '../refused';
import { hasRole, type Caller } from '../services/caller';
import type { PortalModule } from '$lib/domain/portal/application';
import { portalAddress } from './addresses';
import { launchKey } from './launch-key';
import { readLaunchToken } from './launch-token';

export interface Opening {
	address: string;
	token: string;
	module: PortalModule;
}

/** @throws Refused `forbidden`: not ours, ended, another person's, or for an address that has changed since. */
export async function openingOf(token: string, caller: Caller): Promise<Opening> {
	const key = launchKey();
	const claims = key === null ? null : readLaunchToken(token, key, nowMs());
	if (claims === null) throw new Refused('forbidden');
	const { academy, module, sub, aud } = claims;
	if (!isServed(academy) || !hasRole(caller, 'intervenant', academy)) throw new Refused('forbidden');
	const profile = await findProfile(academy, caller.accountId);
	if (profile?.identifier !== sub) throw new Refused('forbidden');
	const address = await portalAddress(academy, module);
	if (address !== aud) throw new Refused('forbidden');
	return { address, token, module };
}
