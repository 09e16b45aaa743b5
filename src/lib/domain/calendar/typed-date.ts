// A day as it is typed in haste, its year left out or cut short: told by what it belongs to. Knows no clock.
import { daysInMonth } from './civil-days';
import { daysBetween, isLocalDate, readTypedDate, type LocalDate } from './local-date-time';

const SEPARATED = /^(\d{1,2})[/.\s-](\d{1,2})(?:[/.\s-](\d{2}))?$/;
const TOGETHER = /^(\d{2})(\d{2})(\d{2}|\d{4})?$/;
const CENTURY = 100;

const twoDigits = (value: number) => String(value).padStart(2, '0');

/**
 * The day that was meant, by a day that it is near to (the mission's): «1/6», «01/06», «0106» take the year that brings
 * them nearest; «1/6/17», «010617» the nearest century; «01/06/2017», «01062017», «2017-06-01» are read as they are.
 * Null: no such day, or not to be told apart («106» is 1 June or 10 June).
 * Boundary: «30/12» near 2017-01-02 → 2016-12-30; «29/2» near 2017-03-01 → 2016-02-29, the nearest year that has one.
 */
export function readDateNear(text: string, near: LocalDate): LocalDate | null {
	const typed = text.normalize('NFKC').trim();
	const whole = readTypedDate(typed);
	if (whole !== null || !isLocalDate(near)) return whole;
	const found = SEPARATED.exec(typed) ?? TOGETHER.exec(typed);
	if (found === null) return null;
	const [day, month] = [Number(found[1]), Number(found[2])];
	const year = found[3];
	if (month < 1 || month > 12 || day < 1 || day > 31) return null;
	const around = Number(near.slice(0, 4));
	const years =
		year === undefined
			? leapOrNot(around, month, day)
			: year.length === 4
				? [Number(year)]
				: [-1, 0, 1].map((step) => (Math.floor(around / CENTURY) + step) * CENTURY + Number(year));
	const days = years
		.map((candidate) => `${String(candidate).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`)
		.filter(isLocalDate);
	const distance = (date: LocalDate) => Math.abs(daysBetween(near, date));
	return days.length === 0
		? null
		: days.reduce((best, next) => (distance(next) < distance(best) ? next : best));
}

/** Years to try: the one before and after too; for 29 February as far as the nearest that has one. */
function leapOrNot(around: number, month: number, day: number): number[] {
	const steps = month === 2 && day === 29 ? 8 : 1;
	return Array.from({ length: 2 * steps + 1 }, (_, index) => around - steps + index).filter(
		(year) => day <= daysInMonth(year, month)
	);
}
