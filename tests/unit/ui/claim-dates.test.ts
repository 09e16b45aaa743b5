import { describe, expect, it } from 'vitest';
import { dueGroups } from '../../../src/lib/ui/claim/due-groups';
import { dateByKey } from '../../../src/lib/ui/claim/month-grid';
import { missionDates } from '../../../src/lib/domain/mission/schedule';
import { academy, claim, mission52525, parisSummer, part } from '../domain/samples';

describe('the arrows of the calendar', () => {
	const days = ['2016-06-15', '2016-06-16', '2016-06-20', '2016-06-27', '2016-07-04'];
	it.each([
		['ArrowRight', '2016-06-16', '2016-06-20'],
		['ArrowLeft', '2016-06-20', '2016-06-16'],
		['ArrowDown', '2016-06-15', '2016-06-27'],
		['ArrowUp', '2016-06-27', '2016-06-20'],
		['ArrowUp', '2016-06-20', null],
		['ArrowRight', '2016-07-04', null],
		['ArrowLeft', '2016-06-15', null],
		['Home', '2016-06-27', '2016-06-15'],
		['End', '2016-06-15', '2016-07-04'],
		['Enter', '2016-06-15', null]
	])('%s from %s: %s', (key, from, to) => {
		expect(dateByKey(key, from, days)).toBe(to);
	});

	it('only ever lead to days of the mission', () => {
		const own = missionDates(mission52525.schedule);
		for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Home', 'End']) {
			for (const from of own) expect([null, ...own]).toContain(dateByKey(key, from, own));
		}
	});
});

describe('what waits for a last day, on the welcome page', () => {
	const now = parisSummer('2014-06-03T10:00');
	const here = academy({
		claimDeadline: '2014-06-30',
		claimDeadlines: [{ session: 'juin 2014', lastDay: '2014-06-10' }]
	});
	const row = (changes: Parameters<typeof claim>[0] = {}, mission = {}) => ({
		claim: claim(changes),
		mission: { ...mission52525, session: 'juin 2014', ...mission }
	});

	it('is counted by last day, the nearest first', () => {
		const rows = [row({}, { session: 'autre' }), row(), row()];
		expect(dueGroups(rows, [here], now).map(({ count, deadline }) => [count, deadline])).toEqual([
			[2, { lastDay: '2014-06-10', daysLeft: 7 }],
			[1, { lastDay: '2014-06-30', daysLeft: 27 }]
		]);
	});

	it('leaves out what was sent, what is still to come and what has no last day', () => {
		const sent = row({ remuneration: part('validated'), travel: part('validated') });
		expect(dueGroups([sent], [here], now)).toEqual([]);
		expect(dueGroups([row()], [here], parisSummer('2014-05-01T10:00'))).toEqual([]);
		expect(dueGroups([row()], [academy()], now)).toEqual([]);
		expect(dueGroups([row()], [], now)).toEqual([]);
	});
});
