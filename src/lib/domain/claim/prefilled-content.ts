// What a new claim holds before the person types anything (guide §2.6.4.2, «La ligne de déplacement affichée au départ»).
import type { Academy } from '../academy/academy';
import type { IntervenantProfile } from '../access/role';
import { dateOf, timeOf } from '../calendar/local-date-time';
import type { AssignedMission } from '../mission/mission';
import { missionStart } from '../mission/schedule';
import type { RemunerationEntry } from '../remuneration/remuneration-entry';
import type { ClaimContent } from './claim';
import { readClaimEntry } from './read-claim-entry';
import { emptyTripText } from './claim-entry';

export function emptyRemuneration(kind: RemunerationEntry['kind']): RemunerationEntry {
	const entry = { kind, copies: '', candidates: '', hours: '', minutes: '', lines: [] };
	return readClaimEntry({ remuneration: entry, trips: [] }).content.remuneration;
}

/** Where the first trip leaves from: home, else the principal school. */
export function prefilledDeparture(
	profile: Pick<IntervenantProfile, 'homeTown' | 'homePostalCode' | 'principalSchool'>
): {
	town: string | null;
	postalCode: string | null;
} {
	if (profile.homeTown !== null) return { town: profile.homeTown, postalCode: profile.homePostalCode };
	const school = profile.principalSchool;
	return { town: school?.town ?? null, postalCode: school?.postalCode ?? null };
}

/**
 * Empty pay of the mission's kind and, if travel is due, one trip: departure date and hour are the mission's start,
 * departure town is home else the principal school's, arrival is the centre's, return is empty.
 */
export function prefilledContent(
	mission: AssignedMission,
	profile: IntervenantProfile,
	_academy: Academy,
	tripId: string,
	hasTravel: boolean
): ClaimContent {
	const remuneration = emptyRemuneration(mission.payInput);
	if (!hasTravel) return { remuneration, trips: [] };
	const start = missionStart(mission.schedule);
	const departure = prefilledDeparture(profile);
	const text = {
		...emptyTripText(tripId, 'prefilled'),
		departureTown: departure.town ?? '',
		departurePostalCode: departure.postalCode ?? '',
		departureDate: dateOf(start),
		departureTime: timeOf(start),
		arrivalTown: mission.centre?.town ?? '',
		arrivalPostalCode: mission.centre?.postalCode ?? ''
	};
	const { trips } = readClaimEntry({
		remuneration: { kind: 'none', copies: '', candidates: '', hours: '', minutes: '', lines: [] },
		trips: [text]
	}).content;
	return { remuneration, trips };
}
