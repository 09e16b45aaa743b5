// What a part asks to be paid for, in the units that people enter. No rate and no amount of pay: those come with rates.
import type { ClaimContent, ClaimPart } from '../claim/claim';
import type { HalfDayLine, RemunerationEntry } from '../remuneration/remuneration-entry';
import type { Trip } from '../travel/trip';

/** Every unit of a batch, in the files' order; the last is money, in cents. */
export const EXPORT_UNITS = [
	'copies',
	'candidates',
	'halfDays',
	'minutes',
	'trips',
	'distanceKm',
	'kilometricKm',
	'lunchesReimbursed',
	'lunchesAdministrative',
	'lunchesFree',
	'dinnersReimbursed',
	'dinnersFree',
	'nightsReimbursed',
	'nightsFree',
	'otherCostsCents'
] as const;
export type ExportUnit = (typeof EXPORT_UNITS)[number];

/** Whole numbers; a correction's may be negative. */
export type ExportUnits = Record<ExportUnit, number>;

/** The units that each part can hold: what a correction may name. */
export const UNITS_OF_PART: Record<ClaimPart, readonly ExportUnit[]> = {
	remuneration: EXPORT_UNITS.slice(0, 4),
	travel: EXPORT_UNITS.slice(4)
};

export const NO_UNITS: Readonly<ExportUnits> = Object.freeze(
	Object.fromEntries(EXPORT_UNITS.map((unit) => [unit, 0])) as ExportUnits
);

function mapUnits(of: (unit: ExportUnit) => number): ExportUnits {
	return Object.fromEntries(EXPORT_UNITS.map((unit) => [unit, of(unit)])) as ExportUnits;
}

export function addUnits(a: ExportUnits, b: ExportUnits): ExportUnits {
	return mapUnits((unit) => a[unit] + b[unit]);
}

/** What is left to settle when `due` is right and `sent` has left: 12 copies due, 14 sent → -2. */
export function differenceOf(due: ExportUnits, sent: ExportUnits): ExportUnits {
	return mapUnits((unit) => due[unit] - sent[unit]);
}

export function isSameUnits(a: ExportUnits, b: ExportUnits): boolean {
	return EXPORT_UNITS.every((unit) => a[unit] === b[unit]);
}

function minutesBetween(start: string | null, end: string | null): number {
	if (start === null || end === null) return 0;
	const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
	return minutes(end) - minutes(start);
}

/** 08:00–12:00 and 13:30–17:00 → 2 half-days, 450 minutes. A half-day without both its times counts for nothing. */
function halfDayUnits(lines: readonly HalfDayLine[]): Pick<ExportUnits, 'halfDays' | 'minutes'> {
	const halves = lines.flatMap((line) => [
		minutesBetween(line.morningStart, line.morningEnd),
		minutesBetween(line.afternoonStart, line.afternoonEnd)
	]);
	const worked = halves.filter((minutes) => minutes > 0);
	return { halfDays: worked.length, minutes: worked.reduce((sum, minutes) => sum + minutes, 0) };
}

/** Units of the pay part (guide §2.6.4.2). 12 h 30 → 750 minutes; what SANTORIN supplied counts in its own unit. */
export function payUnits(entry: RemunerationEntry): ExportUnits {
	switch (entry.kind) {
		case 'copies':
			return { ...NO_UNITS, copies: entry.copies ?? 0 };
		case 'candidates':
			return { ...NO_UNITS, candidates: entry.candidates ?? 0 };
		case 'duration':
			return { ...NO_UNITS, minutes: (entry.hours ?? 0) * 60 + (entry.minutes ?? 0) };
		case 'halfDays':
			return { ...NO_UNITS, ...halfDayUnits(entry.lines) };
		case 'santorin':
			return { ...NO_UNITS, [entry.unit]: entry.count ?? 0 };
		case 'gestionnaire':
		case 'none':
			return { ...NO_UNITS };
	}
}

/** By the trip's id; a trip that is not named goes by SNCF (domain: the scale is the gestionnaire's). */
export type TravelScales = Readonly<Record<string, string>>;

/**
 * Units of the travel part: km = «Distance aller» × «Nombre de trajets» (guide §2.6.4.3). 40 km × 2 → 80; of them those by
 * the kilometric scale, so that a scale chosen wrongly can be corrected after it left.
 */
export function travelUnits(trips: readonly Trip[], scales: TravelScales = {}): ExportUnits {
	return trips.map((trip) => tripUnits(trip, scales)).reduce(addUnits, { ...NO_UNITS });
}

function tripUnits(trip: Trip, scales: TravelScales): ExportUnits {
	const distanceKm = (trip.distanceKm ?? 0) * (trip.oneWayJourneys ?? 0);
	return {
		...NO_UNITS,
		trips: 1,
		distanceKm,
		kilometricKm: scales[trip.id] === 'kilometric' ? distanceKm : 0,
		lunchesReimbursed: trip.lunchesReimbursed ?? 0,
		lunchesAdministrative: trip.lunchesAdministrative ?? 0,
		lunchesFree: trip.lunchesFree ?? 0,
		dinnersReimbursed: trip.dinnersReimbursed ?? 0,
		dinnersFree: trip.dinnersFree ?? 0,
		nightsReimbursed: trip.nightsReimbursed ?? 0,
		nightsFree: trip.nightsFree ?? 0,
		otherCostsCents: trip.otherCostsCents ?? 0
	};
}

/** `suppliedPay`: what a président or the gestionnaire entered instead of the intervenant; null: nobody did. */
export function unitsOfPart(
	part: ClaimPart,
	content: ClaimContent,
	suppliedPay: RemunerationEntry | null,
	scales: TravelScales
): ExportUnits {
	return part === 'travel'
		? travelUnits(content.trips, scales)
		: payUnits(suppliedPay ?? content.remuneration);
}
