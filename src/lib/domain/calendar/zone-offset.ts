// From wall clocks to instants and back: how far a zone is from UTC, and when that changes. This room knows no clock.
import { localDateTimeAt, type LocalDateTime, type Zone } from './local-date-time';

const MINUTE = 60_000;

/** A wall-clock moment as if it were UTC: ms since 1970. */
function asUtc(moment: LocalDateTime): number {
	return Date.parse(`${moment}:00Z`);
}

/** Minutes that a zone is ahead of UTC at an instant: Europe/Paris in July → 120. */
export function offsetMinutesAt(instantMs: number, zone: Zone): number {
	const minuteMs = Math.floor(instantMs / MINUTE) * MINUTE;
	return (asUtc(localDateTimeAt(minuteMs, zone)) - minuteMs) / MINUTE;
}

/**
 * The instant of a wall-clock moment in a zone, ms since 1970. An hour that comes twice is its first time; one that is
 * skipped counts on from the moment before: 29/03/2026 02:30 in Europe/Paris → 03:30.
 */
export function instantOf(moment: LocalDateTime, zone: Zone): number {
	const wall = asUtc(moment);
	const before = offsetMinutesAt(wall - 24 * 60 * MINUTE, zone);
	const first = wall - before * MINUTE;
	const there = offsetMinutesAt(first, zone);
	if (there === before) return first;
	const second = wall - there * MINUTE;
	return offsetMinutesAt(second, zone) === there ? second : first;
}

/** A change of a zone's clocks: the instant, and the minutes ahead of UTC before and from then on. */
export interface OffsetChange {
	atMs: number;
	from: number;
	to: number;
}

/** Every change between two instants, in order. Looks each fortnight: no zone changes twice within one and back. */
export function offsetChanges(fromMs: number, untilMs: number, zone: Zone): OffsetChange[] {
	const step = 14 * 24 * 60 * MINUTE;
	const changes: OffsetChange[] = [];
	for (let start = fromMs; start < untilMs; start += step) {
		const from = offsetMinutesAt(start, zone);
		const to = offsetMinutesAt(start + step, zone);
		if (from === to) continue;
		let [early, late] = [start, start + step];
		while (late - early > MINUTE) {
			const middle = Math.floor((early + late) / 2 / MINUTE) * MINUTE;
			if (offsetMinutesAt(middle, zone) === from) early = middle;
			else late = middle;
		}
		changes.push({ atMs: late, from, to });
	}
	return changes;
}
