// Wall-clock dates and times: text that no device's zone can shift. This room knows no clock:
// the present instant comes in as milliseconds since 1970 UTC.

import { civilDate, dayNumber, daysInMonth } from './civil-days';

/** A calendar day, «YYYY-MM-DD». */
export type LocalDate = string;

/** A time of day to the minute, «HH:MM», 00:00 to 23:59. */
export type LocalTime = string;

/** A wall-clock moment, «YYYY-MM-DDTHH:MM»; two of one zone compare as text. */
export type LocalDateTime = string;

/** An IANA zone name, e.g. `Europe/Paris`, `Indian/Reunion`. */
export type Zone = string;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Formatters are slow to make (about 0.1 ms) and a list asks for thousands: one a zone is kept. */
const formatters = new Map<Zone, Intl.DateTimeFormat>();

function formatterOf(zone: Zone): Intl.DateTimeFormat {
	let formatter = formatters.get(zone);
	if (formatter === undefined) {
		formatter = new Intl.DateTimeFormat('en-GB', {
			timeZone: zone,
			hourCycle: 'h23',
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
			hour: '2-digit',
			minute: '2-digit'
		});
		formatters.set(zone, formatter);
	}
	return formatter;
}

const twoDigits = (value: number) => String(value).padStart(2, '0');

function write(days: number): LocalDate {
	const { year, month, day } = civilDate(days);
	return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** The parts of a date, or a RangeError: a date that reaches a calculation was checked before. */
function readDate(date: LocalDate): { year: number; month: number; day: number } {
	const found = DATE.exec(date);
	if (found === null || !isLocalDate(date)) throw new RangeError(`not a date: ${date}`);
	return { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
}

function dayNumberOf(date: LocalDate): number {
	const { year, month, day } = readDate(date);
	return dayNumber(year, month, day);
}

/**
 * The wall clock of a zone at an instant; minutes are cut, never rounded.
 * @param nowMs milliseconds since 1970 UTC. @param zone IANA name; an unknown one throws a RangeError.
 * Boundary: 2026-03-29T01:00:00Z in Europe/Paris → «2026-03-29T03:00» (summer time begins).
 */
export function localDateTimeAt(nowMs: number, zone: Zone): LocalDateTime {
	const part: Record<string, string> = {};
	for (const { type, value } of formatterOf(zone).formatToParts(nowMs)) part[type] = value;
	return `${(part['year'] ?? '').padStart(4, '0')}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}`;
}

/** A day that exists, written «YYYY-MM-DD»; 2023-02-29 is none. */
export function isLocalDate(text: string): boolean {
	const found = DATE.exec(text);
	if (found === null) return false;
	const month = Number(found[2]);
	const day = Number(found[3]);
	return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(found[1]), month);
}

/** A time to the minute, «HH:MM»; 24:00 is none. */
export function isLocalTime(text: string): boolean {
	return TIME.test(text);
}

/** The date of a wall-clock moment. */
export function dateOf(moment: LocalDateTime): LocalDate {
	return moment.slice(0, 10);
}

/** The time of a wall-clock moment. */
export function timeOf(moment: LocalDateTime): LocalTime {
	return moment.slice(11, 16);
}

/** `n` days later (earlier if negative): 2024-02-28 + 1 → 2024-02-29. */
export function addDays(date: LocalDate, n: number): LocalDate {
	return write(dayNumberOf(date) + n);
}

/** `h` whole hours later on the wall clock, blind to changes of summer time: 22:00 + 4 → 02:00 the next day. */
export function addHours(moment: LocalDateTime, h: number): LocalDateTime {
	const hours = Number(moment.slice(11, 13)) + h;
	const days = Math.floor(hours / 24);
	return `${addDays(dateOf(moment), days)}T${twoDigits(hours - days * 24)}:${moment.slice(14, 16)}`;
}

/** The anniversary `n` years later; 29 February falls on the 28th where the year has none [chosen]. */
export function addYears(date: LocalDate, n: number): LocalDate {
	const { year, month, day } = readDate(date);
	return write(dayNumber(year + n, month, Math.min(day, daysInMonth(year + n, month))));
}

/** The same day `n` months later, negative before; the last day of a month that has no such day [chosen]. */
export function addMonths(date: LocalDate, n: number): LocalDate {
	const { year, month, day } = readDate(date);
	const months = year * 12 + month - 1 + n;
	const to = { year: Math.floor(months / 12), month: (months % 12) + 1 };
	return write(dayNumber(to.year, to.month, Math.min(day, daysInMonth(to.year, to.month))));
}

/** Days from `a` to `b`, negative if `b` comes first; the same day → 0. */
export function daysBetween(a: LocalDate, b: LocalDate): number {
	return dayNumberOf(b) - dayNumberOf(a);
}

/** 0 for Sunday to 6 for Saturday; 2014-05-20 («mardi») → 2. */
export function weekday(date: LocalDate): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
	return ((((dayNumberOf(date) + 4) % 7) + 7) % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6;
}

/** «7h30», «0730», «7:30», «07:30», «7h», «7» → «07:30», «07:00»; «24:00», «7:5» and «soir» → null. */
export function readTypedTime(text: string): LocalTime | null {
	const typed = text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
	const found =
		/^(\d{1,2})[h:.](\d{2})$/.exec(typed) ?? /^(\d{1,2})h?$/.exec(typed) ?? /^(\d{1,2})(\d{2})$/.exec(typed);
	if (found === null) return null;
	const time = `${(found[1] ?? '').padStart(2, '0')}:${found[2] ?? '00'}`;
	return isLocalTime(time) ? time : null;
}

/** «2014-05-20» (a date input) or «20/05/2014», «20.5.2014» → «2014-05-20»; a day that does not exist → null. */
export function readTypedDate(text: string): LocalDate | null {
	const typed = text.normalize('NFKC').trim();
	const found = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed);
	const date =
		found === null
			? typed
			: `${found[3]}-${(found[2] ?? '').padStart(2, '0')}-${(found[1] ?? '').padStart(2, '0')}`;
	return isLocalDate(date) ? date : null;
}
