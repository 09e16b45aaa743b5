// All rates that hold somewhere, and which of them holds on a day: an académie's own, where it has one, before the
// national ones.
import { addDays, type LocalDate } from '../calendar/local-date-time';
import type { Rate, RateKind } from '../academy/rate-kinds';
import { readAcademyBand } from './academy-band';
import { JURY_RATES } from './jury-rates';
import { KILOMETRIC_RATES, SNCF_RATES } from './kilometre-rates';
import type { KnownRate, RateBand } from './known-rate';
import { STAY_RATES } from './stay-rates';

export const NATIONAL_RATES: readonly KnownRate[] = [
	...JURY_RATES,
	...STAY_RATES,
	...KILOMETRIC_RATES,
	...SNCF_RATES
];

export interface RateBook {
	academy: readonly KnownRate[];
	national: readonly KnownRate[];
}

/** `rates`: as the académie's desk wrote them; a line ends the day before the next one of its kind and case begins. */
export function rateBook(rates: readonly Rate[] = []): RateBook {
	const academy = rates.flatMap((rate): KnownRate[] => {
		const band = readAcademyBand(rate.kind, rate.band);
		if (band === null) return [];
		const next = rates
			.filter(
				({ kind, band: other, startsOn }) =>
					kind === rate.kind && other === rate.band && startsOn > rate.startsOn
			)
			.map(({ startsOn }) => startsOn)
			.sort()[0];
		return [
			{
				kind: rate.kind,
				band,
				amount: rate.amount,
				from: rate.startsOn,
				until: next === undefined ? null : addDays(next, -1),
				isStartChecked: true,
				source: { kind: 'academy', text: rate.source }
			}
		];
	});
	return { academy, national: NATIONAL_RATES };
}

export function holdsOn({ from, until }: Pick<KnownRate, 'from' | 'until'>, day: LocalDate): boolean {
	return from <= day && (until === null || day <= until);
}

/** Of bands that fit alike, the more particular one: any before «all». */
const isParticular = ({ band }: KnownRate) => band.by !== 'all';

/** The rate of a kind that holds on a day for what `fits` says; null: none is known. */
export function findRate(
	{ academy, national }: RateBook,
	kind: RateKind,
	day: LocalDate,
	fits: (band: RateBand) => boolean
): KnownRate | null {
	for (const rates of [academy, national]) {
		const found = rates.filter((rate) => rate.kind === kind && holdsOn(rate, day) && fits(rate.band));
		const rate = found.find(isParticular) ?? found[0];
		if (rate !== undefined) return rate;
	}
	return null;
}
