// The claim as typed: every field is text, so that nothing that a person types is lost because it is not right yet.
// `readClaimEntry` turns it into content and names what it could not read.
import type { RemunerationEntry } from '../remuneration/remuneration-entry';

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
