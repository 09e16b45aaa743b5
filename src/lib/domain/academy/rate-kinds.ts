// What a dated rate can be for, and its unit. The amounts themselves are data of the académie, each with its source.

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

/** The rate that holds on a day: of its kind and band, the last that began; null before the first. */
export function rateOn(rates: readonly Rate[], kind: RateKind, band: string, day: string): Rate | null {
	let found: Rate | null = null;
	for (const rate of rates) {
		if (rate.kind !== kind || rate.band !== band || rate.startsOn > day) continue;
		if (found === null || rate.startsOn > found.startsOn) found = rate;
	}
	return found;
}
