// Hands a launch on to its application: the address that is configured now, and the token, for a form that the new
// window posts. Only to the session's own person, who asked for it.
import { findProfile } from '../repositories/assignment-files';
import { currentAcademy } from '../repositories/academies';
import { nowMs } from '../clock';
import { Refused } from '../refused';
import { hasRole, type Caller } from '../services/caller';
import type { PortalModule } from '$lib/domain/portal/application';
import { portalAddress } from './addresses';
import { launchKeys } from './launch-key';
import { readLaunchToken } from './launch-token';

export interface Opening {
	address: string;
	token: string;
	module: PortalModule;
	/** Whom to turn to where the application leads nowhere. */
	officeLines: readonly string[];
}

/** @throws Refused `forbidden`: not ours, ended, another person's, or for an address that has changed since. */
export async function openingOf(token: string, caller: Caller): Promise<Opening> {
	const claims = readLaunchToken(token, launchKeys(), nowMs());
	if (claims === null) throw new Refused('forbidden');
	const { academy: code, module, sub, aud } = claims;
	const academy = await currentAcademy(code);
	if (academy === null || !hasRole(caller, 'intervenant', code)) throw new Refused('forbidden');
	const profile = await findProfile(code, caller.accountId);
	if (profile?.identifier !== sub) throw new Refused('forbidden');
	const address = await portalAddress(code, module);
	if (address !== aud) throw new Refused('forbidden');
	return { address, token, module, officeLines: academy.officeLines };
}
