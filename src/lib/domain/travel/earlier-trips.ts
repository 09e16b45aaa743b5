// What a person's earlier trips spare them typing: the same trip again, a line like another, the way back. Every value
// is a proposal that they see in its field and can change. Pure.
import { addDays, daysBetween, isLocalDate, type LocalDate } from '../calendar/local-date-time';
import { emptyTripText, type TripText } from '../claim/claim-entry';
import { isSameTown, townKey, type Town } from './town-key';

const departureOf = (trip: TripText): Town => ({
	name: trip.departureTown,
	postalCode: trip.departurePostalCode || null
});
const arrivalOf = (trip: TripText): Town => ({
	name: trip.arrivalTown,
	postalCode: trip.arrivalPostalCode || null
});
const isNamed = ({ name }: Town) => townKey(name) !== '';

/** What one goes there by, what it takes and what one eats: all but where, when and which line it is. */
const HABITS = [
	'departureTime',
	'returnTime',
	'transportMode',
	'distanceKm',
	'oneWayJourneys',
	'otherCosts',
	'comment',
	'lunchesReimbursed',
	'lunchesAdministrative',
	'lunchesFree',
	'dinnersReimbursed',
	'dinnersFree',
	'nightsReimbursed',
	'nightsFree'
] as const;
const PLACES = [
	'departureTown',
	'departurePostalCode',
	'departureCountry',
	'arrivalTown',
	'arrivalPostalCode',
	'arrivalCountry'
] as const;

type Names = (typeof HABITS)[number] | (typeof PLACES)[number];

function pick(trip: TripText, names: readonly Names[]): Partial<TripText> {
	return Object.fromEntries(names.map((name) => [name, trip[name]]));
}

/**
 * The last trip to the same town, from the same one (where this line says from which): `earlier` has the latest first,
 * and only what was entered in whole counts. Undefined: never there.
 */
export function lastLike(earlier: readonly TripText[], trip: TripText): TripText | undefined {
	const to = arrivalOf(trip);
	if (!isNamed(to)) return undefined;
	const from = departureOf(trip);
	return earlier.find(
		(before) =>
			before.id !== trip.id &&
			before.transportMode !== '' &&
			before.departureTime !== '' &&
			before.returnTime !== '' &&
			isSameTown(arrivalOf(before), to) &&
			(!isNamed(from) || isSameTown(departureOf(before), from))
	);
}

/** The return as many days after the departure as it was then; null: a date is missing. */
function returnAsBefore(before: TripText, departureDate: string): LocalDate | null {
	if (![before.departureDate, before.returnDate, departureDate].every(isLocalDate)) return null;
	return addDays(departureDate, daysBetween(before.departureDate, before.returnDate));
}

/** «Comme la dernière fois»: the habits of that trip, on the day of this line; the places only where they are empty. */
export function asLastTime(trip: TripText, before: TripText): Partial<TripText> {
	const places = PLACES.filter((name) => trip[name] === '');
	const date = returnAsBefore(before, trip.departureDate);
	return { ...pick(before, HABITS), ...pick(before, places), ...(date === null ? {} : { returnDate: date }) };
}

/**
 * «Dupliquer»: the same trip once more, on the next day of the mission that no line begins on; without such a day its
 * dates are left to type: twice the same trip on one day would be claimed twice.
 */
export function duplicateOf(
	trip: TripText,
	id: string,
	{ missionDays, trips }: { missionDays: readonly LocalDate[]; trips: readonly TripText[] }
): TripText {
	const taken = new Set(trips.map(({ departureDate }) => departureDate));
	const day = missionDays.find((date) => date > trip.departureDate && !taken.has(date)) ?? '';
	return {
		...emptyTripText(id, 'added'),
		...pick(trip, [...PLACES, ...HABITS]),
		departureDate: day,
		returnDate: day === '' ? '' : (returnAsBefore(trip, day) ?? '')
	};
}

/**
 * «Ajouter le retour»: from where the outward line arrived to where it left, by the same mode; the day is the last one
 * that the outward line tells, its hours, meals and costs are the return's own.
 */
export function returnOf(trip: TripText, id: string): TripText {
	const day = trip.returnDate || trip.departureDate;
	return {
		...emptyTripText(id, 'added'),
		departureTown: trip.arrivalTown,
		departurePostalCode: trip.arrivalPostalCode,
		departureCountry: trip.arrivalCountry,
		arrivalTown: trip.departureTown,
		arrivalPostalCode: trip.departurePostalCode,
		arrivalCountry: trip.departureCountry,
		departureDate: day,
		returnDate: day,
		transportMode: trip.transportMode,
		distanceKm: trip.distanceKm,
		oneWayJourneys: trip.distanceKm === '' ? '' : '1'
	};
}

/** French towns that these trips left from and went to, the latest first, each once. */
export function placesOf(earlier: readonly TripText[]): { name: string; postalCode: string }[] {
	const found: { name: string; postalCode: string }[] = [];
	for (const trip of earlier) {
		for (const [{ name, postalCode }, country] of [
			[departureOf(trip), trip.departureCountry],
			[arrivalOf(trip), trip.arrivalCountry]
		] as const) {
			const isKnown = found.some((other) => isSameTown(other, { name, postalCode }));
			if (country === 'FR' && name !== '' && postalCode !== null && !isKnown)
				found.push({ name, postalCode });
		}
	}
	return found;
}

/**
 * What nobody should have to type on a mission of one day: the return is that day, or the next where it is earlier than
 * the departure; by car there and back is two journeys. Only for what is empty; nothing on a mission of several days,
 * where one line may stand for all of them.
 */
export function usualOfOneDay(
	trip: TripText,
	{ isCar, missionDays }: { isCar: boolean; missionDays: readonly LocalDate[] }
): Partial<TripText> {
	const { departureDate, departureTime, returnTime } = trip;
	if (missionDays.length > 1 || !isLocalDate(departureDate)) return {};
	const isComplete = departureTime !== '' && returnTime !== '';
	const usual = isComplete ? (returnTime < departureTime ? addDays(departureDate, 1) : departureDate) : '';
	const returnDate = trip.returnDate || usual;
	return {
		...(trip.returnDate === '' && usual !== '' ? { returnDate: usual } : {}),
		...(isCar && trip.oneWayJourneys === '' && returnDate !== '' ? { oneWayJourneys: '2' } : {})
	};
}
