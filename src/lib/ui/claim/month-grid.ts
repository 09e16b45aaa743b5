// The days of a month laid out by weeks from Monday. Pure, on text dates: no zone can shift them.
import { addDays, weekday } from '$lib/domain/calendar/local-date-time';

/** The months («2016-06») that a mission's dates touch, in order. */
export function monthsOf(dates: readonly string[]): string[] {
	return [...new Set(dates.map((date) => date.slice(0, 7)))].sort();
}

/** Weeks of seven places, Monday first; null where the month has no day. */
export function monthGrid(month: string): (string | null)[][] {
	const first = `${month}-01`;
	const blanks = (weekday(first) + 6) % 7;
	const days: (string | null)[] = Array.from({ length: blanks }, () => null);
	for (let date = first; date.startsWith(month); date = addDays(date, 1)) days.push(date);
	while (days.length % 7 !== 0) days.push(null);
	return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}
