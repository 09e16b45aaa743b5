// The calendar file, read by a parser that is not ours, which computes instants from the zone that the file describes.
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { addHours, localDateTimeAt } from '$lib/domain/calendar/local-date-time';
import { instantOf, offsetChanges } from '$lib/domain/calendar/zone-offset';
import type { ListedMission } from '$lib/domain/mission/mission-news';
import { calendarFileName, missionCalendar } from '$lib/fr/mission-calendar';
import { mission52525 } from '../domain/samples';

const MADE = Date.parse('2014-05-01T08:00:00Z');
const encoder = new TextEncoder();

interface ReadEvent {
	uid: string;
	starts: number[];
	endMs: number;
	summary: string;
	description: string;
	location: string;
	status: string;
	sequence: number;
	stamp: string;
	alarms: string[];
}

/** Each event with the instants at which it takes place, by the file's own VTIMEZONE. */
function readEvents(text: string): ReadEvent[] {
	const calendar = new ICAL.Component(ICAL.parse(text));
	const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone'));
	return calendar.getAllSubcomponents('vevent').map((component) => {
		const event = new ICAL.Event(component);
		const at = (time: InstanceType<typeof ICAL.Time>) => {
			const moment = time.clone();
			moment.zone = zone;
			return moment.toUnixTime() * 1000;
		};
		const starts: number[] = [];
		const days = event.iterator();
		for (let day = days.next(); day; day = days.next()) starts.push(at(day));
		const word = (name: string) => String(component.getFirstPropertyValue(name) ?? '');
		return {
			uid: event.uid,
			starts,
			endMs: at(event.endDate),
			summary: event.summary,
			description: word('description'),
			location: word('location'),
			status: word('status'),
			sequence: Number(word('sequence')),
			stamp: word('dtstamp'),
			alarms: component
				.getAllSubcomponents('valarm')
				.map((alarm) => String(alarm.getFirstPropertyValue('trigger')))
		};
	});
}

const calendarOf = (change: Partial<ListedMission> = {}) =>
	missionCalendar({ ...mission52525, ...change }, 'RENNES', MADE);

describe('the calendar of the guide’s mission 52525', () => {
	it('has one event a dated line, at the mission’s hours, with a reminder one day before', () => {
		const events = readEvents(calendarOf());
		const at = (local: string) => [Date.parse(`${local}:00+02:00`)];
		expect(events.map(({ starts }) => starts)).toEqual([
			at('2014-05-20T07:45'),
			at('2014-05-20T13:30'),
			at('2014-05-21T08:00')
		]);
		expect(events.map(({ endMs, starts }) => (endMs - (starts[0] ?? 0)) / 3_600_000)).toEqual([4, 4, 4]);
		expect(events.map(({ uid }) => uid)).toEqual(
			[1, 2, 3].map((line) => `RENNES-52525-${line}@imagin-nomade`)
		);
		expect(events[0]).toMatchObject({
			summary: 'ORAUX PROFESSIONNELS (mission N° 52525)',
			location: 'LGT JOSEPH LOTH PONTIVY CEDEX, 56306 PONTIVY CEDEX',
			status: 'CONFIRMED',
			sequence: 1,
			stamp: '2014-05-01T08:00:00Z',
			alarms: ['-P1D']
		});
		expect(calendarFileName(mission52525)).toBe('mission-RENNES-52525.ics');
	});

	it('says the same of itself each time, but for a new version', () => {
		const before = readEvents(calendarOf());
		const after = readEvents(calendarOf({ version: 4, observations: 'Salle 12' }));
		expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
		expect(after[0]?.sequence).toBe(4);
		expect(after[0]?.description).toContain('Observations : Salle 12');
	});

	it.each([{ cancelledAt: '2014-05-02T08:00:00Z' }, { withdrawnAt: '2014-05-02T08:00:00Z' }])(
		'is cancelled, without a reminder, with %o',
		(change) => {
			for (const event of readEvents(calendarOf({ ...change, version: 2 }))) {
				expect(event).toMatchObject({ status: 'CANCELLED', alarms: [] });
				expect(event.sequence).toBeGreaterThan(1);
				expect(event.summary).toBe('Annulée : ORAUX PROFESSIONNELS (mission N° 52525)');
			}
		}
	);

	it('has one event for a period, which leaves the person free', () => {
		const text = calendarOf({
			schedule: { kind: 'period', startsAt: '2018-04-13T09:00', endsAt: '2018-04-20T18:00' }
		});
		const [event] = readEvents(text);
		expect(event?.starts).toEqual([Date.parse('2018-04-13T09:00:00+02:00')]);
		expect(event?.endMs).toBe(Date.parse('2018-04-20T18:00:00+02:00'));
		expect(text).toContain('TRANSP:TRANSPARENT\r\n');
	});

	it('comes again on each day of «2 journée(s)», over a change of summer time too', () => {
		const [event] = readEvents(
			calendarOf({
				schedule: {
					kind: 'datedLines',
					lines: [{ date: '2026-03-28', time: '08:00', duration: { unit: 'day', count: 2 } }]
				}
			})
		);
		expect(event?.starts).toEqual([
			Date.parse('2026-03-28T08:00:00+01:00'),
			Date.parse('2026-03-29T08:00:00+02:00')
		]);
	});
});

const ZONES = [
	// Those of the académies, then those whose clocks are told wrongly most easily.
	...['Europe/Paris', 'Indian/Reunion', 'Indian/Mayotte', 'America/Martinique', 'America/Guadeloupe'],
	...['America/Cayenne', 'America/Miquelon', 'Pacific/Noumea', 'Pacific/Tahiti', 'Pacific/Wallis'],
	...['Pacific/Marquesas', 'Pacific/Auckland', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC']
];
/** From 2010 to 2035, to the minute. */
const moment = fc
	.integer({ min: Date.UTC(2010, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 })
	.map((minutes) => new Date(minutes * 60_000).toISOString().slice(0, 16));

/** Within four hours of a change of clocks, where the zone has any: it is there that zones are told wrongly. */
const nearChange = (zone: string) => {
	const changes = offsetChanges(Date.UTC(2019, 0, 1), Date.UTC(2028, 0, 1), zone);
	if (changes.length === 0) return moment;
	return fc
		.tuple(fc.constantFrom(...changes), fc.integer({ min: -240, max: 240 }))
		.map(([{ atMs }, minutes]) => localDateTimeAt(atMs + minutes * 60_000, zone));
};
const placed = fc
	.constantFrom(...ZONES)
	.chain((zone) => fc.tuple(fc.oneof(moment, nearChange(zone)), fc.constant(zone)));

it('means the same instants to the parser as to us, in every zone and at every time of the year', () => {
	fc.assert(
		fc.property(placed, ([startsAt, zone]) => {
			const instant = instantOf(startsAt, zone);
			// The skipped hour of spring is nobody's: each calendar puts it where it likes.
			fc.pre(localDateTimeAt(instant, zone) === startsAt);
			// Of an hour that comes twice either is right.
			fc.pre(localDateTimeAt(instant + 3_600_000, zone) !== startsAt);
			fc.pre(localDateTimeAt(instant + 1_800_000, zone) !== startsAt);
			const schedule = { kind: 'period', startsAt, endsAt: addHours(startsAt, 48) } as const;
			const [event] = readEvents(calendarOf({ zone, schedule }));
			expect(event?.starts).toEqual([instant]);
		}),
		{ numRuns: 300 }
	);
}, 60_000);

it('is folded at 75 octets, never inside a character, and its texts come back as they were', () => {
	const text = fc.string({ unit: 'grapheme', maxLength: 300 });
	const awkward = fc.constantFrom(
		';',
		',',
		'\\',
		'\n',
		'\r\n',
		':',
		'"',
		'é'.repeat(80),
		'😀'.repeat(40),
		'BEGIN:VEVENT'
	);
	const any = fc.array(fc.oneof(text, awkward), { maxLength: 6 }).map((parts) => parts.join(''));
	fc.assert(
		fc.property(any, any, (observations, label) => {
			const centre = { label, uai: null, town: null, postalCode: null };
			const file = calendarOf({ observations, centre });
			expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
			for (const line of file.split('\r\n')) {
				expect(encoder.encode(line).length).toBeLessThanOrEqual(75);
				expect(line.isWellFormed()).toBe(true);
			}
			const plain = (value: string) => value.replace(/\r\n?/g, '\n').replace(/[^\n\P{Cc}]|\p{Cs}/gu, '');
			const events = readEvents(file);
			expect(events).toHaveLength(3);
			expect(events[0]?.description.endsWith(`Observations : ${plain(observations)}`)).toBe(true);
			expect(events[0]?.location).toBe(plain(label));
		}),
		{ numRuns: 200 }
	);
});
