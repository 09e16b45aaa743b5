// Decides whether this person may open that application now, and signs it. Everything is read anew at each launch:
// what the device showed a minute ago counts for nothing.
import type { LaunchRequest, LaunchResponse } from '$lib/contracts/portal';
import { isOpenOn } from '$lib/domain/academy/opening';
import { isPermitted } from '$lib/domain/access/activities';
import type { AssignedMission } from '$lib/domain/mission/mission';
import {
	isInPortal,
	MODULE_OF_ACTIVITY,
	type LaunchActivity,
	type PortalModule
} from '$lib/domain/portal/application';
import { nowMs } from '../clock';
import { log } from '../log';
import { Refused } from '../refused';
import { currentAcademy } from '../repositories/academies';
import { hasRole, type Caller } from '../services/caller';
import { portalAddress } from './addresses';
import { availabilityOf } from './availability';
import { launchKey } from './launch-key';
import { LAUNCH_SECONDS, makeLaunchToken } from './launch-token';
import { personHere, presidedMissions, type PersonHere } from './rights';
import { requireSecondFactor } from './second-factor/passes';

/** Activities that ask for the second factor before the launch (guide §2.9: «sa clé OTP personnelle»). */
const WITH_SECOND_FACTOR: readonly LaunchActivity[] = ['juryPortal'];

export interface LaunchCaller extends Caller {
	/** Names the session in which a second factor is remembered. */
	sessionId: string;
	/** The session is an identity provider's. */
	isByProvider: boolean;
	/** Our own address, as people reach it. */
	origin: string;
}

/**
 * @throws Refused `forbidden` (not of this académie, or without the right), `activity-closed`, `not-found` (no mission of
 * theirs that the portal lists), `second-factor-to-enrol`, `second-factor-required`, `portal-unavailable`.
 */
export async function launch(
	{ academy: code, activity, mission: number }: LaunchRequest,
	caller: LaunchCaller
): Promise<LaunchResponse> {
	const academy = await currentAcademy(code);
	if (academy === null || !hasRole(caller, 'intervenant', code)) throw new Refused('forbidden');
	if (!isOpenOn(academy, activity, nowMs())) throw new Refused('activity-closed');
	const person = await personHere(academy, caller);
	if (person.profile === null || !isPermitted(activity, person.facts)) throw new Refused('forbidden');
	const { module, missions } = aimOf(activity, number, person);
	if (WITH_SECOND_FACTOR.includes(activity)) await requireSecondFactor(caller);

	const address = await portalAddress(code, module);
	const key = launchKey();
	const found = address === null || key === null ? 'unconfigured' : await availabilityOf(address);
	log('info', 'portal launch', { requestId: caller.requestId, academy: code, module, found });
	if (address === null || key === null || found !== 'available') throw new Refused('portal-unavailable');
	const now = nowMs();
	const token = makeLaunchToken(
		{
			iss: caller.origin,
			aud: address,
			sub: person.profile.identifier,
			academy: code,
			activity,
			module,
			missions,
			amr: WITH_SECOND_FACTOR.includes(activity) ? ['otp'] : []
		},
		key,
		now
	);
	return { module, token, expiresAt: new Date(now + LAUNCH_SECONDS * 1000).toISOString() };
}

/** Which module, for which missions. A mission is named from the portal and only there. */
function aimOf(
	activity: LaunchActivity,
	number: number | null,
	{ missions }: PersonHere
): { module: PortalModule; missions: number[] } {
	if (activity !== 'portal') {
		if (number !== null) throw new Refused('malformed');
		const concerned = activity === 'juryPortal' ? presidedMissions(missions) : [];
		return { module: MODULE_OF_ACTIVITY[activity], missions: concerned.map((each) => each.number) };
	}
	const mission = missions.find((each) => each.number === number);
	const portal = mission === undefined ? null : portalOf(mission);
	if (mission === undefined || portal === null) throw new Refused('not-found');
	return { module: portal, missions: [mission.number] };
}

function portalOf(mission: AssignedMission): PortalModule | null {
	return isInPortal(mission, nowMs()) ? (mission.portal ?? null) : null;
}
