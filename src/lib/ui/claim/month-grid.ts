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

/**
 * Where an arrow leads among the mission's days (in order): the next or previous one, or the nearest a week away;
 * «Home» and «End» to the first and last. Null: another key, or nowhere to go.
 */
export function dateByKey(key: string, from: string, dates: readonly string[]): string | null {
	const later = dates.filter((date) => date > from);
	const earlier = dates.filter((date) => date < from);
	switch (key) {
		case 'ArrowRight':
			return later[0] ?? null;
		case 'ArrowLeft':
			return earlier.at(-1) ?? null;
		case 'ArrowDown':
			return later.find((date) => date >= addDays(from, 7)) ?? null;
		case 'ArrowUp':
			return earlier.findLast((date) => date <= addDays(from, -7)) ?? null;
		case 'Home':
			return dates[0] ?? null;
		case 'End':
			return dates.at(-1) ?? null;
		default:
			return null;
	}
}
