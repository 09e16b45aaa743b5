// The claim as typed: every field is text, so that nothing that a person types is lost because it is not right yet.
// `readClaimEntry` turns it into content and names what it could not read.
import { typedAmount } from '../money/cents';
import type { HalfDayLine, RemunerationEntry } from '../remuneration/remuneration-entry';
import type { Trip } from '../travel/trip';
import type { ClaimContent } from './claim';

/** A half-day line as typed; dates «YYYY-MM-DD» from the date input, times «HH:MM» or as typed. */
export interface HalfDayLineText {
	id: string;
	date: string;
	morningStart: string;
	morningEnd: string;
	afternoonStart: string;
	afternoonEnd: string;
}

/** A trip as typed; same fields as `Trip`, empty text: not entered. `otherCosts` takes «20», «20,00», «1 234,50 €». */
export interface TripText {
	id: string;
	origin: 'prefilled' | 'added';
	departureTown: string;
	departurePostalCode: string;
	departureCountry: string;
	departureDate: string;
	departureTime: string;
	arrivalTown: string;
	arrivalPostalCode: string;
	arrivalCountry: string;
	returnDate: string;
	returnTime: string;
	transportMode: string;
	distanceKm: string;
	oneWayJourneys: string;
	otherCosts: string;
	comment: string;
	lunchesReimbursed: string;
	lunchesAdministrative: string;
	lunchesFree: string;
	dinnersReimbursed: string;
	dinnersFree: string;
	nightsReimbursed: string;
	nightsFree: string;
}

/** What the form holds and autosave keeps. `kind` is the mission's pay input. */
export interface ClaimEntry {
	remuneration: {
		kind: RemunerationEntry['kind'];
		copies: string;
		candidates: string;
		hours: string;
		minutes: string;
		lines: HalfDayLineText[];
	};
	trips: TripText[];
}

const typed = (value: number | string | null): string => (value === null ? '' : String(value));

/** Content as a person would have typed it: numbers in figures, amounts «20,00», what is missing as empty text. */
export function entryFromContent(content: ClaimContent): ClaimEntry {
	const { remuneration: pay, trips } = content;
	return {
		remuneration: {
			kind: pay.kind,
			copies: pay.kind === 'copies' ? typed(pay.copies) : '',
			candidates: pay.kind === 'candidates' ? typed(pay.candidates) : '',
			hours: pay.kind === 'duration' ? typed(pay.hours) : '',
			minutes: pay.kind === 'duration' ? typed(pay.minutes) : '',
			lines: pay.kind === 'halfDays' ? pay.lines.map(typedLine) : []
		},
		trips: trips.map(typedTrip)
	};
}

function typedLine(line: HalfDayLine): HalfDayLineText {
	return {
		id: line.id,
		date: typed(line.date),
		morningStart: typed(line.morningStart),
		morningEnd: typed(line.morningEnd),
		afternoonStart: typed(line.afternoonStart),
		afternoonEnd: typed(line.afternoonEnd)
	};
}

function typedTrip(trip: Trip): TripText {
	return {
		id: trip.id,
		origin: trip.origin,
		departureTown: typed(trip.departureTown),
		departurePostalCode: typed(trip.departurePostalCode),
		departureCountry: trip.departureCountry,
		departureDate: typed(trip.departureDate),
		departureTime: typed(trip.departureTime),
		arrivalTown: typed(trip.arrivalTown),
		arrivalPostalCode: typed(trip.arrivalPostalCode),
		arrivalCountry: trip.arrivalCountry,
		returnDate: typed(trip.returnDate),
		returnTime: typed(trip.returnTime),
		transportMode: typed(trip.transportMode),
		distanceKm: typed(trip.distanceKm),
		oneWayJourneys: typed(trip.oneWayJourneys),
		otherCosts: trip.otherCostsCents === null ? '' : typedAmount(trip.otherCostsCents),
		comment: trip.comment,
		lunchesReimbursed: typed(trip.lunchesReimbursed),
		lunchesAdministrative: typed(trip.lunchesAdministrative),
		lunchesFree: typed(trip.lunchesFree),
		dinnersReimbursed: typed(trip.dinnersReimbursed),
		dinnersFree: typed(trip.dinnersFree),
		nightsReimbursed: typed(trip.nightsReimbursed),
		nightsFree: typed(trip.nightsFree)
	};
}

/** An empty half-day line for a date of the calendar («YYYY-MM-DD»; empty: not chosen yet). */
export function emptyHalfDayText(id: string, date = ''): HalfDayLineText {
	return { id, date, morningStart: '', morningEnd: '', afternoonStart: '', afternoonEnd: '' };
}

/** «Ajouter un déplacement»: an empty line, in France until said otherwise. */
export function emptyTripText(id: string, origin: TripText['origin']): TripText {
	return {
		id,
		origin,
		departureTown: '',
		departurePostalCode: '',
		departureCountry: 'FR',
		departureDate: '',
		departureTime: '',
		arrivalTown: '',
		arrivalPostalCode: '',
		arrivalCountry: 'FR',
		returnDate: '',
		returnTime: '',
		transportMode: '',
		distanceKm: '',
		oneWayJourneys: '',
		otherCosts: '',
		comment: '',
		lunchesReimbursed: '',
		lunchesAdministrative: '',
		lunchesFree: '',
		dinnersReimbursed: '',
		dinnersFree: '',
		nightsReimbursed: '',
		nightsFree: ''
	};
}
