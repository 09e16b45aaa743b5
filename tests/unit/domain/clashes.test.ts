// Two missions at the same moment: which clash, and which only seem to.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, offsetChanges } from '$lib/domain/calendar/zone-offset';
import { localDateTimeAt } from '$lib/domain/calendar/local-date-time';
import { findClashes } from '$lib/domain/mission/clashes';
import type { DatedLine, MissionSchedule } from '$lib/domain/mission/mission';
import type { ListedMission } from '$lib/domain/mission/mission-news';
import { mission52525 } from './samples';

const NOW = Date.parse('2014-05-01T08:00:00Z');
const line = (date: string, time: string, unit: 'halfDay' | 'day' = 'halfDay', count = 1): DatedLine => ({
	date,
	time,
	duration: { unit, count }
});
const at = (
	number: number,
	schedule: MissionSchedule | DatedLine[],
	change: Partial<ListedMission> = {}
): ListedMission => ({
	...mission52525,
	number,
	schedule: Array.isArray(schedule) ? { kind: 'datedLines', lines: schedule } : schedule,
	...change
});
const clashing = (...missions: ListedMission[]) =>
	Object.fromEntries([...findClashes(missions, NOW)].map(([key, others]) => [key, others.toSorted()]));

describe('clashes', () => {
	const morning = at(1, [line('2014-05-20', '08:00')]);

	it('are hours that overlap', () => {
		expect(clashing(morning, at(2, [line('2014-05-20', '11:59')]))).toEqual({
			'RENNES-1': ['RENNES-2'],
			'RENNES-2': ['RENNES-1']
		});
	});

	it('name each of several', () => {
		const found = clashing(
			morning,
			at(2, [line('2014-05-20', '08:00', 'day')]),
			at(3, [line('2014-05-20', '11:00')])
		);
		expect(found).toEqual({
			'RENNES-1': ['RENNES-2', 'RENNES-3'],
			'RENNES-2': ['RENNES-1', 'RENNES-3'],
			'RENNES-3': ['RENNES-1', 'RENNES-2']
		});
	});

	it.each([
		['one that begins when the other ends', at(2, [line('2014-05-20', '12:00')])],
		['another day', at(2, [line('2014-05-21', '08:00')])],
		['the afternoon', at(2, [line('2014-05-20', '16:00')])],
		['marking at home', at(2, [line('2014-05-20', '08:00')], { centre: null })],
		['a period of days', at(2, { kind: 'period', startsAt: '2014-05-19T08:00', endsAt: '2014-05-23T18:00' })],
		['a cancelled one', at(2, [line('2014-05-20', '08:00')], { cancelledAt: '2014-05-01T08:00:00Z' })],
		['one taken away', at(2, [line('2014-05-20', '08:00')], { withdrawnAt: '2014-05-01T08:00:00Z' })],
		[
			'14:00 in La Réunion, which is noon in Paris',
			at(2, [line('2014-05-20', '14:00')], { zone: 'Indian/Reunion', academy: 'X' })
		]
	])('are not made by %s', (_why, other) => {
		expect(clashing(morning, other)).toEqual({});
	});

	it('compare instants: 10:00 in La Réunion is 08:00 in Paris in summer', () => {
		const reunion = at(2, [line('2014-05-20', '10:00')], { zone: 'Indian/Reunion', academy: 'LA REUNION' });
		expect(Object.keys(clashing(morning, reunion))).toHaveLength(2);
	});

	it('see the second day of a mission of two, and one day’s period', () => {
		const two = at(1, [line('2014-05-20', '08:00', 'day', 2)]);
		expect(Object.keys(clashing(two, at(2, [line('2014-05-21', '15:00')])))).toHaveLength(2);
		const period = { kind: 'period', startsAt: '2014-05-20T09:00', endsAt: '2014-05-20T10:00' } as const;
		expect(Object.keys(clashing(morning, at(2, period)))).toHaveLength(2);
	});

	it('are told until the hours are over, not after', () => {
		const missions = [morning, at(2, [line('2014-05-20', '09:00')])];
		expect(findClashes(missions, Date.parse('2014-05-20T09:59:00Z')).size).toBe(2);
		expect(findClashes(missions, Date.parse('2014-05-20T11:00:00Z')).size).toBe(0);
	});

	it('find whoever overlaps with anybody, and nobody else', () => {
		const hour = fc.integer({ min: 0, max: 40 });
		fc.assert(
			fc.property(
				fc.array(fc.tuple(hour, fc.integer({ min: 1, max: 6 })), { maxLength: 40 }),
				(stretches) => {
					const time = (hours: number) =>
						localDateTimeAt(Date.parse('2014-06-01T00:00:00Z') + hours * 1_800_000, 'UTC');
					const missions = stretches
						.filter(([start, length]) => time(start).slice(0, 10) === time(start + length).slice(0, 10))
						.map(([start, length], index) =>
							at(index, { kind: 'period', startsAt: time(start), endsAt: time(start + length) })
						);
					const overlaps = (one: ListedMission, other: ListedMission) =>
						one.schedule.kind === 'period' &&
						other.schedule.kind === 'period' &&
						one !== other &&
						one.schedule.startsAt < other.schedule.endsAt &&
						other.schedule.startsAt < one.schedule.endsAt;
					const expected = missions.filter((one) => missions.some((other) => overlaps(one, other)));
					expect([...findClashes(missions, NOW).keys()].sort()).toEqual(
						expected.map(({ number }) => `RENNES-${number}`).sort()
					);
				}
			)
		);
	});

	// Compared two by two, these would outlast any test's time.
	it('are found among 10,000 missions of one hour', () => {
		const many = Array.from({ length: 10_000 }, (_, number) => at(number, [line('2014-05-20', '08:00')]));
		expect(findClashes(many, NOW).size).toBe(10_000);
	});
});

describe('instants of wall clocks', () => {
	it('go there and back, wherever that hour exists once', () => {
		const minutes = fc.integer({ min: Date.UTC(2000, 0, 1) / 60_000, max: Date.UTC(2037, 0, 1) / 60_000 });
		const zone = fc.constantFrom(
			'Europe/Paris',
			'Indian/Reunion',
			'America/St_Johns',
			'Pacific/Auckland',
			'UTC'
		);
		fc.assert(
			fc.property(minutes, zone, (minute, name) => {
				const instant = minute * 60_000;
				const local = localDateTimeAt(instant, name);
				expect(localDateTimeAt(instantOf(local, name), name)).toBe(local);
				expect(Math.abs(instantOf(local, name) - instant)).toBeLessThanOrEqual(3_600_000);
			})
		);
	});

	it('are the first of two, and go on over an hour that is skipped', () => {
		expect(new Date(instantOf('2026-10-25T02:30', 'Europe/Paris')).toISOString()).toBe(
			'2026-10-25T00:30:00.000Z'
		);
		expect(localDateTimeAt(instantOf('2026-03-29T02:30', 'Europe/Paris'), 'Europe/Paris')).toBe(
			'2026-03-29T03:30'
		);
	});

	it('change twice a year in Paris, never in La Réunion', () => {
		const [from, until] = [Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)];
		expect(
			offsetChanges(from, until, 'Europe/Paris').map(({ atMs, to }) => [new Date(atMs).toISOString(), to])
		).toEqual([
			['2026-03-29T01:00:00.000Z', 120],
			['2026-10-25T01:00:00.000Z', 60]
		]);
		expect(offsetChanges(from, until, 'Indian/Reunion')).toEqual([]);
	});
});
