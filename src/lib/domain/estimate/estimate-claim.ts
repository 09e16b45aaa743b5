// What a claim should bring, line by line («estimation indicative»): a pure function of what is entered, of the mission
// and of the rates. It promises nothing: the gestionnaire decides, and what no rate is known for has no number.
import type { Academy } from '../academy/academy';
import type { Claim, ClaimContent } from '../claim/claim';
import type { AssignedMission } from '../mission/mission';
import { rateBook, type RateBook } from '../rates/rate-book';
import type { VehicleClass } from '../rates/vehicle-class';
import type { RemunerationEntry } from '../remuneration/remuneration-entry';
import { scaleOf } from '../travel/reimbursement-scale';
import type { Trip } from '../travel/trip';
import { sumOf, type Estimate, type EstimateLine } from './estimate';
import { estimatePay, type PaidMission } from './estimate-pay';
import { estimateTrip } from './estimate-trip';

export type EstimatedClaim = Pick<
	Claim,
	'remuneration' | 'travel' | 'notDone' | 'deferredTo' | 'suppliedPay' | 'travelScales'
>;
export type EstimatedMission = PaidMission & Pick<AssignedMission, 'heading'>;

export interface EstimateInput {
	/** As entered now, also before it is saved. */
	content: ClaimContent;
	claim: EstimatedClaim;
	mission: EstimatedMission;
	academy: Pick<Academy, 'rates' | 'transportModes'>;
	/** Of the trips for which the kilometric scale was granted; null: not said. */
	vehicle: VehicleClass | null;
}

/** Null: the pay is not part of the claim. */
function paidEntry({ content, claim, mission }: EstimateInput): RemunerationEntry | null {
	if (['none', 'cancelled'].includes(claim.remuneration.status)) return null;
	if (claim.suppliedPay != null) return claim.suppliedPay.entry;
	const isOthers = mission.heading === 'ministry' || mission.payInput === 'gestionnaire';
	if (isOthers) return mission.payInput === 'none' ? null : { kind: 'gestionnaire' };
	return content.remuneration;
}

/** Trips in the order of their departures, since the kilometres of a year add up in it; with their place in the claim. */
function byDeparture(trips: readonly Trip[]): { trip: Trip; index: number }[] {
	return trips
		.map((trip, index) => ({ trip, index }))
		.sort((a, b) => {
			const [left, right] = [a.trip.departureDate ?? '', b.trip.departureDate ?? ''];
			return left < right ? -1 : left > right ? 1 : a.index - b.index;
		});
}

function travelLines(input: EstimateInput, book: RateBook): EstimateLine[] {
	const { content, claim, academy, vehicle } = input;
	if (['none', 'cancelled'].includes(claim.travel.status)) return [];
	if (claim.travel.status === 'open' && claim.deferredTo !== null) return [];
	const kmByYear = new Map<string, number>();
	const lines = byDeparture(content.trips).flatMap(({ trip, index }) => {
		const year = (trip.departureDate ?? '').slice(0, 4);
		const kmBefore = kmByYear.get(year) ?? 0;
		const scale = scaleOf(claim.travelScales, trip.id);
		const modes = academy.transportModes;
		const own = estimateTrip(trip, index, { book, modes, scale, vehicle, kmBefore });
		const driven = own.find(({ subject }) => subject === 'kilometres')?.count ?? 0;
		kmByYear.set(year, kmBefore + driven);
		return own;
	});
	return lines.sort((a, b) => (a.tripIndex ?? 0) - (b.tripIndex ?? 0));
}

/** Nothing at all for a mission that was not done. Pay first, then trip by trip in the claim's order. */
export function estimateClaim(input: EstimateInput): Estimate {
	if (input.claim.notDone !== null) return sumOf([]);
	const book = rateBook(input.academy.rates);
	const entry = paidEntry(input);
	const pay = entry === null ? [] : estimatePay(entry, input.mission, book);
	return sumOf([...pay, ...travelLines(input, book)]);
}
