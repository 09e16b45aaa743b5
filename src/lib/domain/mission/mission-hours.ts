// The hours of a mission day by day, for an agenda and to see two missions at the same moment. No clock here.
import { addHours, dateOf, type LocalDateTime } from '../calendar/local-date-time';
import type { DatedLine, MissionSchedule } from './mission';

const HOURS_A_DAY = 8;
const HOURS_A_HALF_DAY = 4;

/** One stretch of hours, again on so many days in a row. */
export interface MissionHours {
	startsAt: LocalDateTime;
	endsAt: LocalDateTime;
	days: number;
}

/**
 * «Durée : 2 journée(s)» is 8 h on two days, not 16 h on end; «3 demi-journée(s)» is two days, «2 demi-journée(s)» one
 * day of 8 h [chosen]. Without a duration: one demi-journée, 4 h.
 */
function lineHours({ date, time, duration }: DatedLine): MissionHours {
	const startsAt = `${date}T${time}`;
	const { unit, count } = duration ?? { unit: 'halfDay' as const, count: 1 };
	const isShort = unit === 'halfDay' && count <= 1;
	const days = unit === 'day' ? count : Math.ceil(count / 2);
	return {
		startsAt,
		endsAt: addHours(startsAt, isShort ? HOURS_A_HALF_DAY : HOURS_A_DAY),
		days: Math.max(days, 1)
	};
}

/** One a dated line, or the period itself. */
export function missionHours(schedule: MissionSchedule): MissionHours[] {
	if (schedule.kind === 'datedLines') return schedule.lines.map(lineHours);
	return [{ startsAt: schedule.startsAt, endsAt: schedule.endsAt, days: 1 }];
}

/** A period over several days leaves its hours to the person («Du vendredi 13/04/2018 au vendredi 20/04/2018»). */
export function fillsItsHours({ startsAt, endsAt }: MissionHours, schedule: MissionSchedule): boolean {
	return schedule.kind === 'datedLines' || dateOf(startsAt) === dateOf(endsAt);
}
