// The rules of one line of travel (guide §2.6.4.2, «Détail d'un frais de déplacement»).
import type { AcademySettings } from '../academy/academy';
import { isLocalDate, isLocalTime } from '../calendar/local-date-time';
import {
	COUNT_BOUNDS,
	JOURNEY_BOUNDS,
	MAX_COMMENT_CHARACTERS,
	MAX_POSTAL_CODE_CHARACTERS,
	MAX_TOWN_CHARACTERS,
	OTHER_COSTS_BOUNDS
} from '../claim/entry-bounds';
import { blocking, missing, outOfBounds, warning, type CheckPurpose } from '../claim/rule-check';
import type { Violation } from '../claim/violation';
import { mealsAllowed } from './absence';
import type { TransportMode, Trip } from './trip';

export interface TripRules {
	settings: AcademySettings;
	transportModes: readonly TransportMode[];
	/** The town that a greyed «Ville de départ» holds; null: unknown, so that nothing can be greyed. */
	lockedDepartureTown: string | null;
}

const COUNTS = [
	'lunchesReimbursed',
	'lunchesAdministrative',
	'lunchesFree',
	'dinnersReimbursed',
	'dinnersFree',
	'nightsReimbursed',
	'nightsFree'
] as const;
/** Those with a star on the screen. */
const REQUIRED = [
	'departureTown',
	'departurePostalCode',
	'departureDate',
	'departureTime',
	'arrivalTown',
	'arrivalPostalCode',
	'returnDate',
	'returnTime'
] as const;

/** Broken rules of a trip, in the order of the screen. */
export function checkTrip(trip: Trip, rules: TripRules, purpose: CheckPurpose): Violation[] {
	const at = (name: string) => `trips.${trip.id}.${name}`;
	return [
		...REQUIRED.flatMap((name) => missing(trip[name], at(name), purpose)),
		...checkPlaces(trip, rules, at),
		...checkMoments(trip, at),
		...checkTransport(trip, rules, at, purpose),
		...COUNTS.flatMap((name) => outOfBounds(trip[name], COUNT_BOUNDS, at(name))),
		...checkMeals(trip, rules.settings, at, purpose)
	];
}

type At = (name: string) => string;

/** Five digits where the country is France (CEDEX codes are in no list), else free text of 10 characters at most. */
export function checkPostalCode(code: string | null, country: string, field: string): Violation[] {
	if (code === null) return [];
	if (country === 'FR') return /^\d{5}$/.test(code) ? [] : [blocking('postalCodeNotFrench', field)];
	return code.length > MAX_POSTAL_CODE_CHARACTERS
		? [blocking('postalCodeTooLong', field, { max: MAX_POSTAL_CODE_CHARACTERS })]
		: [];
}

function tooLong(text: string | null, max: number, field: string): Violation[] {
	return text !== null && text.length > max ? [blocking('textTooLong', field, { max })] : [];
}

const folded = (text: string | null) => (text ?? '').trim().toLocaleUpperCase('fr');

function checkPlaces(trip: Trip, { settings, lockedDepartureTown }: TripRules, at: At): Violation[] {
	const isGreyed =
		settings.departureTownLocked && trip.origin === 'prefilled' && lockedDepartureTown !== null;
	return [
		...tooLong(trip.departureTown, MAX_TOWN_CHARACTERS, at('departureTown')),
		...tooLong(trip.arrivalTown, MAX_TOWN_CHARACTERS, at('arrivalTown')),
		...checkPostalCode(trip.departurePostalCode, trip.departureCountry, at('departurePostalCode')),
		...checkPostalCode(trip.arrivalPostalCode, trip.arrivalCountry, at('arrivalPostalCode')),
		...(isGreyed && folded(trip.departureTown) !== folded(lockedDepartureTown)
			? [blocking('departureTownLocked', at('departureTown'))]
			: [])
	];
}

/** «The return is never before the departure»: the same minute passes. Without times the days alone compare. */
function checkMoments(trip: Trip, at: At): Violation[] {
	const dates = (['departureDate', 'returnDate'] as const).filter((name) => trip[name] !== null);
	const times = (['departureTime', 'returnTime'] as const).filter((name) => trip[name] !== null);
	const unread = [
		...dates.filter((name) => !isLocalDate(trip[name] ?? '')).map((name) => blocking('notADate', at(name))),
		...times.filter((name) => !isLocalTime(trip[name] ?? '')).map((name) => blocking('notATime', at(name)))
	];
	if (unread.length > 0 || trip.departureDate === null || trip.returnDate === null) return unread;
	if (trip.returnDate < trip.departureDate) return [blocking('returnBeforeDeparture', at('returnDate'))];
	const isSameDay = trip.returnDate === trip.departureDate;
	const isEarlier =
		trip.departureTime !== null && trip.returnTime !== null && trip.returnTime < trip.departureTime;
	return isSameDay && isEarlier ? [blocking('returnBeforeDeparture', at('returnTime'))] : [];
}

/** AUTOMOBILE alone has «Distance aller», «Nombre de trajets» and «Frais Divers», whose nature goes in «Commentaire». */
function checkTransport(trip: Trip, rules: TripRules, at: At, purpose: CheckPurpose): Violation[] {
	const comment = tooLong(trip.comment, MAX_COMMENT_CHARACTERS, at('comment'));
	const mode = rules.transportModes.find(({ code }) => code === trip.transportMode);
	if (trip.transportMode !== null && mode === undefined) {
		return [...comment, blocking('unknownTransportMode', at('transportMode'))];
	}
	if (mode?.isCar !== true) {
		const hidden = { distanceKm: trip.distanceKm, oneWayJourneys: trip.oneWayJourneys };
		const stray = Object.entries({ ...hidden, otherCosts: trip.otherCostsCents });
		return [
			...comment,
			...stray.filter(([, value]) => value !== null).map(([name]) => blocking('carFieldWithoutCar', at(name)))
		];
	}
	return [
		...missing(trip.distanceKm, at('distanceKm'), purpose),
		...outOfBounds(trip.distanceKm, JOURNEY_BOUNDS, at('distanceKm')),
		...missing(trip.oneWayJourneys, at('oneWayJourneys'), purpose),
		...outOfBounds(trip.oneWayJourneys, JOURNEY_BOUNDS, at('oneWayJourneys')),
		...checkOtherCosts(trip, rules.settings, at, purpose),
		...comment
	];
}

function checkOtherCosts(trip: Trip, settings: AcademySettings, at: At, purpose: CheckPurpose): Violation[] {
	const cents = trip.otherCostsCents;
	if (cents === null || cents === 0) return [];
	if (!Number.isInteger(cents)) return [blocking('notAnAmount', at('otherCosts'))];
	const { min, max } = OTHER_COSTS_BOUNDS;
	const bounds = { min: min * 100, max: max * 100 };
	if (cents < bounds.min || cents > bounds.max) {
		return [blocking('countOutOfRange', at('otherCosts'), { min, max })];
	}
	if (!settings.otherCostsAllowed) return [blocking('otherCostsNotAllowed', at('otherCosts'))];
	return purpose === 'validate' && trip.comment.trim() === ''
		? [blocking('otherCostsNeedComment', at('comment'))]
		: [];
}

/**
 * Reimbursed + administrative + free never exceed what the times allow: a warning, which a comment lets pass; at
 * validation without a comment it blocks [chosen].
 */
function checkMeals(trip: Trip, settings: AcademySettings, at: At, purpose: CheckPurpose): Violation[] {
	const isUnread =
		[trip.departureDate, trip.returnDate].some((date) => date !== null && !isLocalDate(date)) ||
		[trip.departureTime, trip.returnTime].some((time) => time !== null && !isLocalTime(time));
	const allowed = isUnread ? null : mealsAllowed(trip, settings.mealWindows);
	if (allowed === null) return [];
	const claimed = {
		lunches: (trip.lunchesReimbursed ?? 0) + (trip.lunchesAdministrative ?? 0) + (trip.lunchesFree ?? 0),
		dinners: (trip.dinnersReimbursed ?? 0) + (trip.dinnersFree ?? 0),
		nights: (trip.nightsReimbursed ?? 0) + (trip.nightsFree ?? 0)
	};
	const tell = purpose === 'validate' && trip.comment.trim() === '' ? blocking : warning;
	return (['lunches', 'dinners', 'nights'] as const)
		.filter((what) => claimed[what] > allowed[what])
		.map((what) =>
			tell(what === 'nights' ? 'nightsExceedTimes' : 'mealsExceedTimes', at(`${what}Reimbursed`), {
				meal: what,
				allowed: allowed[what],
				claimed: claimed[what]
			})
		);
}
