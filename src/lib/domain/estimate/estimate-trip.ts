// The travel part of an estimate (rules §3, §4, §4b): kilometres, tickets, other costs, meals and nights of one trip.
// A trip's rates are those of its day of departure [chosen].
import { isLocalDate, type LocalDate } from '../calendar/local-date-time';
import type { RateKind } from '../academy/rate-kinds';
import { plus, readExact, roundedCents, times, ZERO } from '../money/exact';
import type { RateBand } from '../rates/known-rate';
import { placeClass } from '../rates/place-class';
import { findRate, type RateBook } from '../rates/rate-book';
import type { VehicleClass } from '../rates/vehicle-class';
import type { ReimbursementScale } from '../travel/reimbursement-scale';
import type { TransportMode, Trip } from '../travel/trip';
import type { AppliedRate, EstimateLine, EstimateNote, EstimateSubject, UnpricedReason } from './estimate';

export interface TripRules {
	book: RateBook;
	modes: readonly TransportMode[];
	scale: ReimbursementScale;
	/** Of trips by the kilometric scale; null: not said. */
	vehicle: VehicleClass | null;
	/** Kilometres by that scale before this trip in its calendar year, as far as this claim knows. */
	kmBefore: number;
}

type Told = Partial<Pick<EstimateLine, 'amountCents' | 'reason' | 'rates' | 'notes' | 'journeys'>>;

function line(tripIndex: number, subject: EstimateSubject, count: number, told: Told): EstimateLine {
	return {
		part: 'travel',
		tripIndex,
		subject,
		count,
		journeys: null,
		amountCents: null,
		reason: null,
		rates: [],
		notes: [],
		...told
	};
}

const isWithin = (km: number) => (band: RateBand) =>
	band.by === 'distance' && band.overKm < km && (band.upToKm === null || km <= band.upToKm);

/** `a + b·d` for one journey, times the journeys; rounded at the end alone. */
function sncf(km: number, count: number, day: LocalDate, book: RateBook): Told {
	const journeys = { distanceKm: km, count };
	const fixed = findRate(book, 'sncfFixed', day, isWithin(km));
	const perKm = findRate(book, 'sncfKm', day, isWithin(km));
	const [a, b] = [fixed, perKm].map((rate) => (rate === null ? null : readExact(rate.amount)));
	if (fixed === null || perKm === null || a == null || b == null) return { journeys, reason: 'unknownRate' };
	return {
		journeys,
		amountCents: roundedCents(times(plus(a, times(b, km)), count)),
		rates: [
			{ rate: fixed, count },
			{ rate: perKm, count: km * count }
		],
		notes: ['sncfUnlessGranted']
	};
}

/** The kilometres of a trip split at the bands of the year, which are marginal (rules §4). */
function kilometric(km: number, day: LocalDate, rules: TripRules): Told {
	const { book, vehicle } = rules;
	if (vehicle === null) return { reason: 'unknownVehicle' };
	const applied: AppliedRate[] = [];
	let sum = ZERO;
	let from = rules.kmBefore;
	const to = rules.kmBefore + km;
	while (from < to) {
		const next = from + 1;
		const rate = findRate(
			book,
			'carKm',
			day,
			(band) =>
				band.by === 'vehicle' &&
				band.vehicle === vehicle &&
				band.overKm < next &&
				(band.upToKm === null || next <= band.upToKm)
		);
		const unit = rate === null ? null : readExact(rate.amount);
		if (rate === null || unit === null || rate.band.by !== 'vehicle') return { reason: 'unknownRate' };
		const end = rate.band.upToKm === null ? to : Math.min(to, rate.band.upToKm);
		applied.push({ rate, count: end - from });
		sum = plus(sum, times(unit, end - from));
		from = end;
	}
	return { amountCents: roundedCents(sum), rates: applied, notes: ['firstKilometresOfTheYear'] };
}

/** Meals or nights at a place's rate. */
function stay(
	trip: Trip,
	kind: RateKind,
	count: number,
	notes: readonly EstimateNote[],
	book: RateBook
): Told {
	const day = trip.departureDate;
	if (day === null || !isLocalDate(day)) return { reason: 'missingDate' };
	if (trip.arrivalCountry !== 'FR') return { reason: 'abroad' };
	const place = placeClass({
		town: trip.arrivalTown,
		postalCode: trip.arrivalPostalCode,
		country: trip.arrivalCountry
	});
	if (place === null) return { reason: 'unknownPlace' };
	const rate = findRate(
		book,
		kind,
		day,
		(band) => band.by === 'all' || (band.by === 'place' && band.places.includes(place))
	);
	const unit = rate === null ? null : readExact(rate.amount);
	if (rate === null || unit === null) return { reason: 'unknownRate' };
	return { amountCents: roundedCents(times(unit, count)), rates: [{ rate, count }], notes };
}

function carLines(trip: Trip, index: number, rules: TripRules): EstimateLine[] {
	const { distanceKm: km, oneWayJourneys: journeys, departureDate: day, otherCostsCents } = trip;
	const lines: EstimateLine[] = [];
	if (km !== null && km > 0 && journeys !== null && journeys > 0) {
		const subject = rules.scale === 'kilometric' ? 'kilometres' : 'sncfKilometres';
		const reason: UnpricedReason = 'missingDate';
		const told =
			day === null || !isLocalDate(day)
				? { reason }
				: rules.scale === 'kilometric'
					? kilometric(km * journeys, day, rules)
					: sncf(km, journeys, day, rules.book);
		lines.push(line(index, subject, km * journeys, told));
	}
	if (otherCostsCents !== null && otherCostsCents > 0) {
		const told: Told = { amountCents: otherCostsCents, notes: ['onReceipts'] };
		lines.push(line(index, 'otherCosts', otherCostsCents, told));
	}
	return lines;
}

/**
 * The lines of one trip, none for what is not entered. Offered meals and nights are paid nothing and have no line.
 * 40 km × 2 by the SNCF scale of 01/07/2011 → 15,17 €, from 15,1662.
 */
export function estimateTrip(trip: Trip, index: number, rules: TripRules): EstimateLine[] {
	const mode = rules.modes.find(({ code }) => code === trip.transportMode);
	const lines = mode?.isCar === true ? carLines(trip, index, rules) : [];
	if (mode !== undefined && !mode.isCar) lines.push(line(index, 'tickets', 1, { reason: 'ticketPrice' }));
	const stays: [EstimateSubject, RateKind, number, EstimateNote[]][] = [
		['meals', 'meal', (trip.lunchesReimbursed ?? 0) + (trip.dinnersReimbursed ?? 0), []],
		['reducedMeals', 'mealReduced', trip.lunchesAdministrative ?? 0, []],
		['nights', 'night', trip.nightsReimbursed ?? 0, ['onInvoice']]
	];
	for (const [subject, kind, count, notes] of stays) {
		if (count > 0) lines.push(line(index, subject, count, stay(trip, kind, count, notes, rules.book)));
	}
	return lines;
}
