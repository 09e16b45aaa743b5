// Every rule that a claim's content can break, for the parts that are open to the intervenant.
import type { Academy } from '../academy/academy';
import type { IntervenantProfile } from '../access/role';
import type { AssignedMission } from '../mission/mission';
import { missionDates } from '../mission/schedule';
import { checkRemuneration } from '../remuneration/check-remuneration';
import { checkTrip } from '../travel/check-trip';
import type { ClaimContent, ClaimPart } from './claim';
import { MAX_TRIPS } from './entry-bounds';
import { prefilledDeparture } from './prefilled-content';
import { blocking, type CheckPurpose } from './rule-check';
import type { Violation } from './violation';

export type { CheckPurpose } from './rule-check';

export interface CheckContext {
	mission: Pick<AssignedMission, 'payInput' | 'schedule'>;
	academy: Pick<Academy, 'settings' | 'transportModes'>;
	profile: Pick<IntervenantProfile, 'homeTown' | 'homePostalCode' | 'principalSchool'>;
	/** From `openParts`: nothing is asked of a part that is not the intervenant's to enter now. */
	openParts: readonly ClaimPart[];
}

/**
 * Broken rules of both open parts. `save` («Enregistrer») lets missing values pass, never wrong ones; `validate`
 * («Valider») asks for all. A list without a blocking one can go on.
 */
export function checkClaim(
	content: ClaimContent,
	context: CheckContext,
	purpose: 'save' | 'validate'
): Violation[] {
	const { mission, openParts } = context;
	const pay = openParts.includes('remuneration')
		? checkRemuneration(content.remuneration, mission.payInput, missionDates(mission.schedule), purpose)
		: [];
	return openParts.includes('travel') ? [...pay, ...checkTrips(content, context, purpose)] : pay;
}

function checkTrips({ trips }: ClaimContent, context: CheckContext, purpose: CheckPurpose): Violation[] {
	const { settings, transportModes } = context.academy;
	const rules = {
		settings,
		transportModes,
		lockedDepartureTown: prefilledDeparture(context.profile).town
	};
	return [...checkTripList(trips, purpose), ...trips.flatMap((trip) => checkTrip(trip, rules, purpose))];
}

/** The prefilled line cannot be deleted [chosen]; a red cross deletes added lines only. */
function checkTripList(trips: ClaimContent['trips'], purpose: CheckPurpose): Violation[] {
	if (trips.length === 0)
		return [blocking(purpose === 'validate' ? 'noTrip' : 'prefilledTripMissing', 'trips')];
	if (trips.length > MAX_TRIPS) return [blocking('tooManyTrips', 'trips', { max: MAX_TRIPS })];
	return trips.some(({ origin }) => origin === 'prefilled')
		? []
		: [blocking('prefilledTripMissing', 'trips')];
}

/**
 * What was unreadable and what is wrong, one list: a field that could not be read is not also «obligatoire».
 */
export function joinViolations(unreadable: readonly Violation[], wrong: readonly Violation[]): Violation[] {
	const fields = new Set(unreadable.map(({ field }) => field));
	return [...unreadable, ...wrong.filter(({ code, field }) => code !== 'required' || !fields.has(field))];
}
