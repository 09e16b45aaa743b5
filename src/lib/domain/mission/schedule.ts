// When a mission begins and ends, by its dated lines or its period. Wall clock of the mission's zone; no clock here.
import {
	addDays,
	addHours,
	dateOf,
	daysBetween,
	timeOf,
	type LocalDate,
	type LocalDateTime
} from '../calendar/local-date-time';
import type { DatedLine, MissionSchedule } from './mission';

const HOURS_OF = { halfDay: 4, day: 8 } as const;

function lineStart(line: DatedLine): LocalDateTime {
	return `${line.date}T${line.time}`;
}

/**
 * A dated line ends 4 h after its start per demi-journée, 8 h per journée [chosen].
 * A line whose source gives no duration counts as one demi-journée [chosen: validating opens early rather than
 * never]. 20/05/2014 07:45, 1 demi-journée → 11:45.
 */
export function lineEnd(line: DatedLine): LocalDateTime {
	const { unit, count } = line.duration ?? { unit: 'halfDay' as const, count: 1 };
	return addHours(lineStart(line), HOURS_OF[unit] * count);
}

/** «Début de mission»: the earliest line's start, or the period's. */
export function missionStart(schedule: MissionSchedule): LocalDateTime {
	if (schedule.kind === 'period') return schedule.startsAt;
	return schedule.lines.map(lineStart).reduce((first, next) => (next < first ? next : first));
}

/** The latest line's end, or the period's. */
export function missionEnd(schedule: MissionSchedule): LocalDateTime {
	if (schedule.kind === 'period') return schedule.endsAt;
	return schedule.lines.map(lineEnd).reduce((last, next) => (next > last ? next : last));
}

function datesBetween(first: LocalDate, last: LocalDate): LocalDate[] {
	const length = daysBetween(first, last) + 1;
	return Array.from({ length: Math.max(length, 1) }, (_, day) => addDays(first, day));
}

/**
 * Days of one line: those that its hours touch, and for «N journée(s)» N days in a row, «N demi-journée(s)»
 * half as many [chosen]. A line that ends at midnight does not touch the next day.
 */
function lineDates(line: DatedLine): LocalDate[] {
	const end = lineEnd(line);
	const touched = timeOf(end) === '00:00' ? addDays(dateOf(end), -1) : dateOf(end);
	const { unit, count } = line.duration ?? { unit: 'halfDay' as const, count: 1 };
	const whole = addDays(line.date, Math.max((unit === 'day' ? count : Math.ceil(count / 2)) - 1, 0));
	return datesBetween(line.date, touched > whole ? touched : whole);
}

/** Every day of the mission, in order, once each; a period gives all its days, ends included. */
export function missionDates(schedule: MissionSchedule): LocalDate[] {
	if (schedule.kind === 'period') return datesBetween(dateOf(schedule.startsAt), dateOf(schedule.endsAt));
	return [...new Set(schedule.lines.flatMap(lineDates))].sort();
}
