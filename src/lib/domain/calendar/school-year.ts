// School years, named by the year in which they begin.
import type { LocalDate } from './local-date-time';

/** From 1 September to 31 August [chosen]: 2017-06-01 → 2016, 2017-09-01 → 2017. */
export function schoolYearOf(date: LocalDate): number {
	const year = Number(date.slice(0, 4));
	return Number(date.slice(5, 7)) >= 9 ? year : year - 1;
}
