// What the server knows of a person's rights to the activities of one académie: the facts of the domain's own table,
// read from the rows and never from the device.
import type { ActivityFacts } from '$lib/domain/access/activities';
import type { Academy } from '$lib/domain/academy/academy';
import { openActivitiesOn } from '$lib/domain/academy/opening';
import { isPresident } from '$lib/domain/access/activities';
import { isServed } from '$lib/domain/portal/application';
import { nowMs } from '../clock';
import { findAllFilesOfPerson, findProfile } from '../repositories/assignment-files';
import { findPostings, findTeachings } from '../repositories/postings';
import { hasRole, type Caller } from '../services/caller';
import type { AssignedMission } from '$lib/domain/mission/mission';
import type { IntervenantProfile } from '$lib/domain/access/role';

export interface PersonHere {
	profile: IntervenantProfile | null;
	missions: AssignedMission[];
	facts: ActivityFacts;
}

export async function personHere(academy: Academy, caller: Caller): Promise<PersonHere> {
	const { code } = academy;
	const [profile, files, postings, teachings] = await Promise.all([
		findProfile(code, caller.accountId),
		findAllFilesOfPerson(academy, caller.accountId),
		findPostings(code, caller.accountId),
		findTeachings(code, caller.accountId)
	]);
	const missions = files.map(({ mission }) => mission);
	return {
		profile,
		missions,
		facts: {
			isIntervenant: hasRole(caller, 'intervenant', code),
			openActivities: openActivitiesOn(academy, nowMs()),
			isCentral: academy.isCentral ?? false,
			isInspecteurGeneral: profile?.isInspecteurGeneral ?? false,
			disciplineCodes: postings.map(({ disciplineCode }) => disciplineCode),
			teachings: teachings.map(({ isSport, level }) => ({ isSport, level })),
			assignments: missions.filter(isServed).map(dutyOf)
		}
	};
}

function dutyOf(mission: AssignedMission): ActivityFacts['assignments'][number] {
	return {
		isDeliberation: mission.isDeliberation ?? false,
		qualities: [mission.quality, ...mission.juries.map(({ quality }) => quality)]
	};
}

/** The deliberations over which the person presides: what the jury portal is opened for. */
export function presidedMissions(missions: readonly AssignedMission[]): AssignedMission[] {
	return missions.filter(
		(mission) =>
			isServed(mission) && mission.isDeliberation === true && dutyOf(mission).qualities.some(isPresident)
	);
}
