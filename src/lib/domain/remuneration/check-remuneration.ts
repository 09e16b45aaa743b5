// The rules of the pay entry (guide §2.6.4.2). Bounds [chosen]: counts 0–9999, minutes 0–59, each half-day's end after
// its start, morning before afternoon, dates of the mission only.
import { isLocalDate, isLocalTime, type LocalDate } from '../calendar/local-date-time';
import { COUNT_BOUNDS, MINUTE_BOUNDS } from '../claim/entry-bounds';
import { blocking, missing, outOfBounds, type CheckPurpose } from '../claim/rule-check';
import type { Violation } from '../claim/violation';
import type { PayInput } from '../mission/mission';
import type { HalfDayLine, RemunerationEntry } from './remuneration-entry';

const TIMES = ['morningStart', 'morningEnd', 'afternoonStart', 'afternoonEnd'] as const;

/**
 * Broken rules of a pay entry. Its kind must be the mission's. «Nombre d'heures» alone or «Nombre de minutes» alone
 * is enough; 0 h 0 min cannot be validated. 9999 copies pass, 10000 do not; 59 minutes pass, 60 do not.
 */
export function checkRemuneration(
	entry: RemunerationEntry,
	payInput: PayInput,
	missionDates: readonly LocalDate[],
	purpose: CheckPurpose
): Violation[] {
	if (entry.kind !== payInput) return [blocking('wrongPayInput', 'remuneration')];
	switch (entry.kind) {
		case 'copies':
			return checkCount(entry.copies, 'remuneration.copies', purpose);
		case 'candidates':
			return checkCount(entry.candidates, 'remuneration.candidates', purpose);
		case 'duration':
			return checkDuration(entry, purpose);
		case 'halfDays':
			return checkHalfDays(entry.lines, missionDates, purpose);
		case 'santorin':
		case 'gestionnaire':
		case 'none':
			return [];
	}
}

function checkCount(count: number | null, field: string, purpose: CheckPurpose): Violation[] {
	return [...missing(count, field, purpose), ...outOfBounds(count, COUNT_BOUNDS, field)];
}

function checkDuration(
	{ hours, minutes }: Extract<RemunerationEntry, { kind: 'duration' }>,
	purpose: CheckPurpose
): Violation[] {
	const found = [
		...outOfBounds(hours, COUNT_BOUNDS, 'remuneration.hours'),
		...outOfBounds(minutes, MINUTE_BOUNDS, 'remuneration.minutes', 'minutesOutOfRange')
	];
	if (hours === null && minutes === null) return missing(null, 'remuneration.hours', purpose);
	if (purpose === 'validate' && (hours ?? 0) === 0 && (minutes ?? 0) === 0) {
		found.push(blocking('durationZero', 'remuneration.hours'));
	}
	return found;
}

function checkHalfDays(
	lines: readonly HalfDayLine[],
	missionDates: readonly LocalDate[],
	purpose: CheckPurpose
): Violation[] {
	if (lines.length === 0) {
		return purpose === 'validate' ? [blocking('noHalfDay', 'remuneration.lines')] : [];
	}
	const seen = new Set<LocalDate>();
	return lines.flatMap((line) => {
		const field = `remuneration.lines.${line.id}`;
		const found = [...checkDate(line.date, missionDates, `${field}.date`, purpose)];
		if (line.date !== null && seen.has(line.date)) found.push(blocking('duplicateDate', `${field}.date`));
		if (line.date !== null) seen.add(line.date);
		return [...found, ...checkTimes(line, field, purpose)];
	});
}

function checkDate(
	date: LocalDate | null,
	missionDates: readonly LocalDate[],
	field: string,
	purpose: CheckPurpose
): Violation[] {
	if (date === null) return missing(date, field, purpose);
	if (!isLocalDate(date)) return [blocking('notADate', field)];
	return missionDates.includes(date) ? [] : [blocking('dateOutsideMission', field)];
}

function checkTimes(line: HalfDayLine, field: string, purpose: CheckPurpose): Violation[] {
	const wrong = TIMES.filter((name) => line[name] !== null && !isLocalTime(line[name]));
	if (wrong.length > 0) return wrong.map((name) => blocking('notATime', `${field}.${name}`));
	if (TIMES.every((name) => line[name] === null)) {
		return purpose === 'validate' ? [blocking('halfDayEmpty', `${field}.morningStart`)] : [];
	}
	const found = [
		...checkHalfDay(line, 'morningStart', 'morningEnd', field, purpose),
		...checkHalfDay(line, 'afternoonStart', 'afternoonEnd', field, purpose)
	];
	const lastOfMorning = line.morningEnd ?? line.morningStart;
	const firstOfAfternoon = line.afternoonStart ?? line.afternoonEnd;
	if (lastOfMorning !== null && firstOfAfternoon !== null && lastOfMorning > firstOfAfternoon) {
		found.push(blocking('morningAfterAfternoon', `${field}.afternoonStart`));
	}
	return found;
}

function checkHalfDay(
	line: HalfDayLine,
	startName: 'morningStart' | 'afternoonStart',
	endName: 'morningEnd' | 'afternoonEnd',
	field: string,
	purpose: CheckPurpose
): Violation[] {
	const start = line[startName];
	const end = line[endName];
	if (start !== null && end !== null) {
		return end > start ? [] : [blocking('halfDayEndNotAfterStart', `${field}.${endName}`)];
	}
	if (start === end || purpose === 'save') return [];
	return [blocking('halfDayIncomplete', `${field}.${start === null ? startName : endName}`)];
}
