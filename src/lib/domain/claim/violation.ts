// A broken rule is a value, never an exception. The words for it are in lib/fr.

/** Every rule that an entry can break; lib/fr has one sentence for each (a total map). */
export const VIOLATION_CODES = [
	'required',
	'notAWholeNumber',
	'countOutOfRange',
	'minutesOutOfRange',
	'notADate',
	'notATime',
	'dateOutsideMission',
	'duplicateDate',
	'halfDayIncomplete',
	'halfDayEndNotAfterStart',
	'morningAfterAfternoon',
	'halfDayEmpty',
	'noHalfDay',
	'durationZero',
	'returnBeforeDeparture',
	'postalCodeNotFrench',
	'postalCodeTooLong',
	'textTooLong',
	'unknownTransportMode',
	'carFieldWithoutCar',
	'notAnAmount',
	'otherCostsNotAllowed',
	'otherCostsNeedComment',
	'departureTownLocked',
	'prefilledTripMissing',
	'noTrip',
	'tooManyTrips',
	'mealsExceedTimes',
	'nightsExceedTimes',
	'wrongPayInput'
] as const;
export type ViolationCode = (typeof VIOLATION_CODES)[number];

export interface Violation {
	code: ViolationCode;
	/** Path of the field: `remuneration.copies`, `remuneration.lines.<id>.morningEnd`, `trips.<id>.returnDate`. */
	field: string;
	/** A warning can be passed (with a comment where the rule says so); a blocking one cannot. */
	severity: 'blocking' | 'warning';
	/** Numbers that the sentence needs, e.g. `{ min: 0, max: 9999 }` or `{ allowed: 1, claimed: 2 }`. */
	params?: Record<string, number | string>;
}
