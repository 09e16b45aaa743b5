import { describe, expect, it } from 'vitest';
import { isClaimListed, isPortalListed } from '../../../src/lib/domain/mission/listing';
import type { MissionSchedule } from '../../../src/lib/domain/mission/mission';
import { missionDates, missionEnd, missionStart } from '../../../src/lib/domain/mission/schedule';
import { claim, mission52525, parisSummer, part } from './samples';

const period: MissionSchedule = {
	kind: 'period',
	startsAt: '2018-04-13T09:00',
	endsAt: '2018-04-20T18:00'
};
const line = (
	date: string,
	time: string,
	unit: 'halfDay' | 'day' = 'halfDay',
	count = 1
): MissionSchedule => ({
	kind: 'datedLines',
	lines: [{ date, time, duration: { unit, count } }]
});

describe('«a dated line ends 4 h after its start per demi-journée, 8 h per journée; a period ends at its end»', () => {
	it('begins with the first line and ends with the last', () => {
		expect(missionStart(mission52525.schedule)).toBe('2014-05-20T07:45');
		expect(missionEnd(mission52525.schedule)).toBe('2014-05-21T12:00');
	});

	it.each([
		['halfDay', 1, '2016-06-20T12:00'],
		['halfDay', 2, '2016-06-20T16:00'],
		['day', 1, '2016-06-20T16:00'],
		['day', 2, '2016-06-21T00:00']
	] as const)('%s × %i from 08:00 ends at %s', (unit, count, end) => {
		expect(missionEnd(line('2016-06-20', '08:00', unit, count))).toBe(end);
	});

	it('a line without duration counts as one demi-journée', () => {
		const schedule: MissionSchedule = {
			kind: 'datedLines',
			lines: [{ date: '2015-07-08', time: '08:00', duration: null }]
		};
		expect(missionEnd(schedule)).toBe('2015-07-08T12:00');
	});

	it('the longest line ends the mission even where it is not the last to start', () => {
		const schedule: MissionSchedule = {
			kind: 'datedLines',
			lines: [
				{ date: '2016-06-20', time: '08:00', duration: { unit: 'day', count: 1 } },
				{ date: '2016-06-20', time: '09:00', duration: { unit: 'halfDay', count: 1 } }
			]
		};
		expect(missionEnd(schedule)).toBe('2016-06-20T16:00');
	});

	it('a period keeps its own ends', () => {
		expect(missionStart(period)).toBe('2018-04-13T09:00');
		expect(missionEnd(period)).toBe('2018-04-20T18:00');
	});
});

describe('the dates of a mission', () => {
	it('are those of its lines, once each, in order', () => {
		expect(missionDates(mission52525.schedule)).toEqual(['2014-05-20', '2014-05-21']);
	});

	it('are every day of a period, ends included', () => {
		expect(missionDates(period)).toHaveLength(8);
		expect(missionDates(period)[0]).toBe('2018-04-13');
		expect(missionDates(period)[7]).toBe('2018-04-20');
	});

	it('«N journée(s)» are N days in a row; a line that ends at midnight touches no other day', () => {
		expect(missionDates(line('2016-06-20', '08:00', 'day', 3))).toEqual([
			'2016-06-20',
			'2016-06-21',
			'2016-06-22'
		]);
		expect(missionDates(line('2016-06-20', '20:00'))).toEqual(['2016-06-20']);
		expect(missionDates(line('2016-06-20', '22:00'))).toEqual(['2016-06-20', '2016-06-21']);
		expect(missionDates(line('2016-06-20', '08:00', 'halfDay', 3))).toEqual(['2016-06-20', '2016-06-21']);
	});
});

describe('«hidden once the end is more than 4 years past (visible through the fourth anniversary)»', () => {
	const ended = { ...mission52525, schedule: line('2022-06-30', '08:00') };

	it.each([
		['2026-06-29T12:00', true],
		['2026-06-30T23:59', true],
		['2026-07-01T00:00', false]
	])('an end on 30/06/2022 seen at %s: %s', (now, listed) => {
		expect(isClaimListed(claim(), ended, parisSummer(now))).toBe(listed);
	});

	it('counts the anniversary in the mission’s zone, not the reader’s', () => {
		const instant = Date.parse('2026-06-30T21:00:00Z');
		expect(isClaimListed(claim(), { ...ended, zone: 'Europe/Paris' }, instant)).toBe(true);
		expect(isClaimListed(claim(), { ...ended, zone: 'Indian/Reunion' }, instant)).toBe(false);
		expect(
			isClaimListed(claim(), { ...ended, zone: 'Pacific/Tahiti' }, Date.parse('2026-07-01T09:59:00Z'))
		).toBe(true);
	});

	it('«29/02 → 28/02» does not arise four years on, but a century year has it', () => {
		const leap = { ...mission52525, zone: 'UTC', schedule: line('2096-02-29', '08:00') };
		expect(isClaimListed(claim(), leap, Date.parse('2100-02-28T23:59:00Z'))).toBe(true);
		expect(isClaimListed(claim(), leap, Date.parse('2100-03-01T00:00:00Z'))).toBe(false);
	});

	it('«Only assignments for which a part was generated»', () => {
		const now = parisSummer('2022-07-01T08:00');
		const none = claim({ remuneration: part('none'), travel: part('none') });
		expect(isClaimListed(none, ended, now)).toBe(false);
		expect(isClaimListed({ ...none, travel: part('cancelled') }, ended, now)).toBe(true);
	});
});

describe('«Visible through day 100 after the end»', () => {
	it.each([
		['2022-10-08T23:59', true],
		['2022-10-09T00:00', false]
	])('an end on 30/06/2022 seen at %s: %s', (now, listed) => {
		const ended = { ...mission52525, schedule: line('2022-06-30', '08:00') };
		expect(isPortalListed(ended, parisSummer(now))).toBe(listed);
	});
});
