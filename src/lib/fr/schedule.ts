// When a mission takes place, as the guide prints it (guide §1.3.6 and §2.6.4.3).
import { weekday, type LocalDate } from '../domain/calendar/local-date-time';
import type { DatedLine, MissionSchedule } from '../domain/mission/mission';
import { missionStart } from '../domain/mission/schedule';
import { formatDate, formatDateTime } from './formats';

const WEEKDAYS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'] as const;
const UNITS = { halfDay: 'demi-journée(s)', day: 'journée(s)' } as const;

/** «2014-05-20» → «mardi». */
export function weekdayName(date: LocalDate): string {
	return WEEKDAYS[weekday(date)];
}

function datedLine({ date, time, duration }: DatedLine): string {
	const start = `Le ${weekdayName(date)} ${formatDate(date)} à ${time}`;
	return duration === null ? start : `${start} Durée : ${duration.count} ${UNITS[duration.unit]}`;
}

/**
 * «Le mardi 20/05/2014 à 07:45 Durée : 1 demi-journée(s)», one line each, or
 * «Du vendredi 13/04/2018 à 09:00 au vendredi 20/04/2018 à 18:00».
 */
export function scheduleLines(schedule: MissionSchedule): string[] {
	if (schedule.kind === 'datedLines') return schedule.lines.map(datedLine);
	const moment = (at: string) => `${weekdayName(at.slice(0, 10))} ${formatDateTime(at)}`;
	return [`Du ${moment(schedule.startsAt)} au ${moment(schedule.endsAt)}`];
}

/** «Début de mission»: the day alone, «20/05/2014». */
export function startLabel(schedule: MissionSchedule): string {
	return formatDate(missionStart(schedule).slice(0, 10));
}
