// Ranges of days and of amounts as a handful of marks: whole years, months and days, or thousands, hundreds, tens and
// single euros, so that an index of words answers them. What lies outside by less than one step is left to the caller.
import { addDays, type LocalDate } from '../calendar/local-date-time';

/** Years that a claim can be of; a range without a bound ends there. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2099;
/** Euros from which on the thousands are one mark. */
const TOP_EUROS = 99_000;

export interface DayMarks {
	year: string;
	month: string;
	day: string;
}

/**
 * Marks of all days from one to the other, both included; null: no bound.
 * 30/05/2017 to 02/07/2018 → two days, seven months of 2017, six of 2018, two days.
 */
export function dayRangeMarks(from: LocalDate | null, to: LocalDate | null, marks: DayMarks): string[] {
	const first = clamp(from, `${FIRST_YEAR}-01-01`, `${LAST_YEAR}-12-31`);
	const last = clamp(to, `${FIRST_YEAR}-01-01`, `${LAST_YEAR}-12-31`, true);
	const found: string[] = [];
	for (let at = first; at <= last;) {
		const [year = '', month = '', day = ''] = at.split('-');
		const yearEnd = `${year}-12-31`;
		const monthEnd = lastOfMonth(year, month);
		if (month === '01' && day === '01' && yearEnd <= last) {
			found.push(`${marks.year}${year}`);
			at = addDays(yearEnd, 1);
		} else if (day === '01' && monthEnd <= last) {
			found.push(`${marks.month}${year}${month}`);
			at = addDays(monthEnd, 1);
		} else {
			found.push(`${marks.day}${year}${month}${day}`);
			at = addDays(at, 1);
		}
	}
	return found;
}

function clamp(date: LocalDate | null, lowest: LocalDate, highest: LocalDate, isEnd = false): LocalDate {
	if (date === null) return isEnd ? highest : lowest;
	return date < lowest ? lowest : date > highest ? highest : date;
}

function lastOfMonth(year: string, month: string): LocalDate {
	const next =
		month === '12' ? `${Number(year) + 1}-01-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}-01`;
	return addDays(next, -1);
}

const STEPS = [
	{ euros: 1_000, mark: '_am' },
	{ euros: 100, mark: '_ac' },
	{ euros: 10, mark: '_ad' },
	{ euros: 1, mark: '_au' }
] as const;

/**
 * Marks of all whole euros from one amount to the other, in cents, both included; null: no bound.
 * 12,50 € to 130 € → the euros 12 to 19, the tens 2 to 12, the euro 130.
 */
export function amountRangeMarks(fromCents: number | null, toCents: number | null): string[] {
	const first = Math.floor((fromCents ?? 0) / 100);
	const last = toCents === null ? Infinity : Math.floor(toCents / 100);
	const found: string[] = [];
	for (let at = first; at <= last && at < TOP_EUROS;) {
		const step = STEPS.find(({ euros }) => at % euros === 0 && at + euros - 1 <= last);
		if (step === undefined) break;
		found.push(`${step.mark}${at / step.euros}`);
		at += step.euros;
	}
	return last >= TOP_EUROS ? [...found, `_am${TOP_EUROS / 1_000}`] : found;
}
