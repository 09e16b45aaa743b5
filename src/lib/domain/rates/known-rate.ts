// A rate that an estimate may use: an amount, what it holds for, from which day to which, and where it was read.
import type { RateKind } from '../academy/rate-kinds';
import type { LocalDate } from '../calendar/local-date-time';
import type { PlaceClass } from './place-class';
import type { VehicleClass } from './vehicle-class';

/** Texts and pages from which the national rates were taken; their names and addresses are in lib/fr. */
export const RATE_SOURCES = [
	'juryOrder2012',
	'mealsUntil2019',
	'mealsSince2020',
	'mealsSince2023',
	'nightsBefore2023',
	'nightsSince2023',
	'kilometresSince2022',
	'kilometresBefore2022',
	'motorcycles2017',
	'sncf2010',
	'sncf2011'
] as const;
export type RateSourceId = (typeof RATE_SOURCES)[number];

export type RateSource = { kind: 'national'; id: RateSourceId } | { kind: 'academy'; text: string };

/** What a rate holds for within its kind. Kilometres: above `overKm`, up to `upToKm`; null: without an end. */
export type RateBand =
	| { by: 'all' }
	| { by: 'place'; places: readonly PlaceClass[] }
	| { by: 'vehicle'; vehicle: VehicleClass; overKm: number; upToKm: number | null }
	| { by: 'distance'; overKm: number; upToKm: number | null }
	/** Taux 1 to 5 of the arrêté of 13/04/2012. */
	| { by: 'level'; level: number }
	/** As `examKey` writes it; an académie's rate for one exam. */
	| { by: 'exam'; exam: string };

export interface KnownRate {
	kind: RateKind;
	band: RateBand;
	/** Exact decimal with a point, in euros: «0.32», «1.0742». */
	amount: string;
	/** First and last day; null: it still holds. */
	from: LocalDate;
	until: LocalDate | null;
	/** False: the rate was read in a text, but not the day on which it began. */
	isStartChecked: boolean;
	source: RateSource;
}
