// An iCalendar file (RFC 5545): events in one zone, which the file itself describes. Knows no mission and no clock.
import { contentLine, instantValue, localValue, offsetValue, textValue } from './icalendar-text';
import type { LocalDateTime, Zone } from './local-date-time';
import { offsetChanges, offsetMinutesAt } from './zone-offset';

export interface CalendarEvent {
	/** The same for the same thing each time it is written: a calendar then replaces what it has. */
	uid: string;
	/** Grows with each change of the thing. */
	sequence: number;
	startsAt: LocalDateTime;
	endsAt: LocalDateTime;
	/** Days in a row at these hours; 1: once. */
	days: number;
	summary: string;
	description: string;
	location: string;
	isCancelled: boolean;
	/** False for what leaves the person free for other things. */
	isBusy: boolean;
}

export interface CalendarFile {
	product: string;
	zone: Zone;
	/** Ms since 1970: when the file is made. */
	madeAtMs: number;
	/** Words of the reminder, one day before each event. */
	reminder: string;
	events: readonly CalendarEvent[];
}

const YEAR_MS = 366 * 24 * 3_600_000;

/**
 * The zone's clocks from a year before the events to a year after, each change written out: any reader then agrees
 * with us, whatever it knows of zones.
 */
function zoneLines(zone: Zone, events: readonly CalendarEvent[]): string[] {
	const moments = events.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]).sort();
	const first = Date.parse(`${moments[0]}:00Z`) - YEAR_MS;
	const last = Date.parse(`${moments.at(-1)}:00Z`) + YEAR_MS;
	const changes = offsetChanges(first, last, zone);
	const standard = Math.min(offsetMinutesAt(first, zone), ...changes.map(({ to }) => to));
	const observance = (startsAt: string, from: number, to: number) => {
		const kind = to > standard ? 'DAYLIGHT' : 'STANDARD';
		return [
			contentLine('BEGIN', kind),
			contentLine('DTSTART', startsAt),
			contentLine('TZOFFSETFROM', offsetValue(from)),
			contentLine('TZOFFSETTO', offsetValue(to)),
			contentLine('END', kind)
		];
	};
	const before = offsetMinutesAt(first, zone);
	const wallAt = (instantMs: number, offset: number) =>
		instantValue(instantMs + offset * 60_000).slice(0, -1);
	return [
		contentLine('BEGIN', 'VTIMEZONE'),
		contentLine('TZID', zone),
		...observance(wallAt(first, before), before, before),
		// A change is told by the wall clock before it (RFC 5545 §3.6.5).
		...changes.flatMap(({ atMs, from, to }) => observance(wallAt(atMs, from), from, to)),
		contentLine('END', 'VTIMEZONE')
	];
}

function eventLines(event: CalendarEvent, { zone, madeAtMs, reminder }: CalendarFile): string[] {
	const text = (name: string, value: string) => (value === '' ? [] : [contentLine(name, textValue(value))]);
	return [
		contentLine('BEGIN', 'VEVENT'),
		contentLine('UID', event.uid),
		contentLine('DTSTAMP', instantValue(madeAtMs)),
		contentLine('SEQUENCE', String(event.sequence)),
		contentLine(`DTSTART;TZID=${zone}`, localValue(event.startsAt)),
		contentLine(`DTEND;TZID=${zone}`, localValue(event.endsAt)),
		...(event.days > 1 ? [contentLine('RRULE', `FREQ=DAILY;COUNT=${event.days}`)] : []),
		...text('SUMMARY', event.summary),
		...text('LOCATION', event.location),
		...text('DESCRIPTION', event.description),
		contentLine('STATUS', event.isCancelled ? 'CANCELLED' : 'CONFIRMED'),
		contentLine('TRANSP', event.isBusy && !event.isCancelled ? 'OPAQUE' : 'TRANSPARENT'),
		...(event.isCancelled
			? []
			: [
					contentLine('BEGIN', 'VALARM'),
					contentLine('ACTION', 'DISPLAY'),
					contentLine('TRIGGER', '-P1D'),
					...text('DESCRIPTION', reminder),
					contentLine('END', 'VALARM')
				]),
		contentLine('END', 'VEVENT')
	];
}

/** The whole file, one `VEVENT` an event. There must be one event at least. */
export function writeCalendar(file: CalendarFile): string {
	return [
		contentLine('BEGIN', 'VCALENDAR'),
		contentLine('VERSION', '2.0'),
		contentLine('PRODID', textValue(file.product)),
		contentLine('CALSCALE', 'GREGORIAN'),
		contentLine('METHOD', 'PUBLISH'),
		...zoneLines(file.zone, file.events),
		...file.events.flatMap((event) => eventLines(event, file)),
		contentLine('END', 'VCALENDAR')
	].join('');
}
