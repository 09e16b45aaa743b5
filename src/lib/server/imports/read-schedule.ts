// Reads a mission's dates as a source writes them.
import { isLocalDate, isLocalTime, type LocalDate } from '$lib/domain/calendar/local-date-time';
import type { DatedLine, MissionSchedule } from '$lib/domain/mission/mission';

const PERIOD = /^du (\S+) (\d{2}:\d{2}) au (\S+) (\d{2}:\d{2})$/i;
const LINE = /^(\S+) (\d{2}:\d{2})(?: ([1-9]\d?) (demi-journée|journée)(?:s|\(s\))?)?$/i;

/** «20/05/2014» → `2014-05-20`, or null. */
export function readFrenchDate(text: string): LocalDate | null {
	const match = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
	if (match === null) return null;
	const date = `${match[3]}-${match[2]}-${match[1]}`;
	return isLocalDate(date) ? date : null;
}

function readLine(text: string): DatedLine | null {
	const match = LINE.exec(text);
	const date = readFrenchDate(match?.[1] ?? '');
	const time = match?.[2] ?? '';
	if (match === null || date === null || !isLocalTime(time)) return null;
	if (match[3] === undefined) return { date, time, duration: null };
	const unit = match[4]?.toLowerCase() === 'journée' ? 'day' : 'halfDay';
	return { date, time, duration: { unit, count: Number(match[3]) } };
}

/**
 * Either dated lines («20/05/2014 07:45 1 demi-journée», the duration may be missing) put in order, or one period
 * («du 13/04/2018 09:00 au 20/04/2018 18:00»). Null if one of them cannot be read, or a period ends before it begins.
 */
export function readSchedule(lines: readonly string[]): MissionSchedule | null {
	const period = lines.length === 1 ? PERIOD.exec(lines[0] ?? '') : null;
	if (period !== null) {
		const [, from = '', fromTime = '', to = '', toTime = ''] = period;
		const start = readFrenchDate(from);
		const end = readFrenchDate(to);
		if (start === null || end === null || !isLocalTime(fromTime) || !isLocalTime(toTime)) return null;
		const schedule = {
			kind: 'period' as const,
			startsAt: `${start}T${fromTime}`,
			endsAt: `${end}T${toTime}`
		};
		return schedule.startsAt <= schedule.endsAt ? schedule : null;
	}
	const read = lines.map(readLine);
	const known = read.filter((line) => line !== null);
	if (known.length === 0 || known.length !== read.length) return null;
	known.sort((a, b) => (`${a.date}${a.time}` < `${b.date}${b.time}` ? -1 : 1));
	return { kind: 'datedLines', lines: known };
}
