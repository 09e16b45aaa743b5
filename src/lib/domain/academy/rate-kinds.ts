// What a dated rate can be for, and its unit. An académie's own amounts are its
// data, each with its source; the national ones, and which of all holds on a day, are in domain/rates.

export const RATE_KINDS = [
	'meal',
	'mealReduced',
	'night',
	'carKm',
	'sncfFixed',
	'sncfKm',
	'copy',
	'oralHour',
	'supervisionHour'
] as const;
export type RateKind = (typeof RATE_KINDS)[number];

export interface Rate {
	kind: RateKind;
	/** What it holds for within its kind: «jusqu'à 5 CV, jusqu'à 2 000 km»; empty: all. */
	band: string;
	/** Exact decimal with a point: «0.32», «1.0742». */
	amount: string;
	/** First day on which it holds. */
	startsOn: string;
	/** The text that it comes from. */
	source: string;
}
