import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../../src/lib/domain/claim/claim';
import { shownStatuses } from '../../../../src/lib/domain/claim/part-status';
import type { ListedMission } from '../../../../src/lib/domain/mission/mission-news';
import type { ClaimRow } from '../../../../src/lib/device/live/claims.svelte';
import type { ItemState } from '../../../../src/lib/device/item-state';
import {
	calendarMonths,
	comingMissions,
	missionsByDay,
	tasksOf,
	todayOf
} from '../../../../src/lib/ui/home/tasks';
import { academy, claim, id, mission52525, parisSummer, part } from '../../domain/samples';

const now = parisSummer('2014-06-15T10:00');

function mission(number: number, date: string, changes: Partial<ListedMission> = {}): ListedMission {
	const lines = [{ date, time: '08:00', duration: { unit: 'halfDay' as const, count: 1 } }];
	return { ...mission52525, number, schedule: { kind: 'datedLines', lines }, ...changes };
}

interface RowChanges {
	claim?: Partial<Claim>;
	mission?: Partial<ListedMission>;
	itemState?: ItemState;
}

function row(number: number, date: string, changes: RowChanges = {}): ClaimRow {
	const own = mission(number, date, changes.mission);
	const whole = claim({ id: id(number), missionNumber: number, ...changes.claim });
	return {
		key: `RENNES-${number}`,
		mission: own,
		claim: whole,
		shown: shownStatuses(whole, own, now),
		itemState: changes.itemState ?? 'saved'
	};
}

const known = (sentBack: [number, string | null][] = [], settings = {}) => ({
	academies: [academy(settings)],
	sentBack: new Map(sentBack.map(([number, reason]) => [id(number), reason] as const)),
	nowMs: now
});

const told = (tasks: ReturnType<typeof tasksOf>) =>
	tasks.map(({ row: { mission: of }, reason }) => `${of.number} ${reason}`);

describe('what to do now', () => {
	it('puts what is stuck first, then what the gestionnaire waits for, then what is due, then drafts', () => {
		const rows = [
			row(1, '2014-07-01', { itemState: 'draft' }),
			row(2, '2014-05-20'),
			row(3, '2014-05-10', { claim: { fileNumber: '1-1' } }),
			row(4, '2014-05-20', { itemState: 'toCorrect' }),
			row(5, '2014-05-20', { itemState: 'conflict' })
		];
		const tasks = tasksOf(rows, known([[3, 'pièce illisible']]));
		expect(told(tasks)).toEqual(['5 conflict', '4 toCorrect', '3 sentBack', '2 toValidate', '1 draft']);
		expect(tasks[2]).toMatchObject({ reply: 'pièce illisible', deadline: null });
	});

	it('goes by the days left, then by age; without a deadline comes last', () => {
		const claimDeadlines = [
			{ session: 'juin 2014', lastDay: '2014-06-20' },
			{ session: 'mai 2014', lastDay: '2014-06-16' }
		];
		const rows = [
			row(1, '2014-05-22', { mission: { session: 'hiver' } }),
			row(2, '2014-05-21'),
			row(3, '2014-05-20'),
			row(4, '2014-05-23', { mission: { session: 'mai 2014' } })
		];
		const tasks = tasksOf(rows, known([], { claimDeadlines, claimDeadline: null }));
		expect(tasks.map(({ row: { mission: of }, deadline }) => [of.number, deadline?.daysLeft])).toEqual([
			[4, 1],
			[3, 5],
			[2, 5],
			[1, undefined]
		]);
	});

	it('leaves out what is not over, sent, declared not done, or cancelled', () => {
		const rows = [
			row(1, '2014-07-01'),
			row(2, '2014-05-20', { claim: { remuneration: part('validated'), travel: part('validated') } }),
			row(3, '2014-05-20', { claim: { notDone: { at: '2014-05-22T08:00:00Z', by: 'x' } } }),
			row(4, '2014-05-20', { mission: { cancelledAt: '2014-05-01T08:00:00Z' } })
		];
		expect(tasksOf(rows, known())).toEqual([]);
	});

	it('tells nothing of a sending back that a validation on this device has answered', () => {
		const sent = row(3, '2014-05-10', {
			claim: { fileNumber: '1-1', remuneration: part('validated'), travel: part('validated') },
			itemState: 'waiting'
		});
		expect(tasksOf([sent], known([[3, null]]))).toEqual([]);
	});
});

describe('what comes next', () => {
	it('is what is not over by its own zone, the next first, without what was cancelled', () => {
		const coming = comingMissions(
			[
				mission(1, '2014-06-20'),
				mission(2, '2014-06-14'),
				mission(3, '2014-06-16'),
				mission(4, '2014-06-15'),
				mission(5, '2014-06-17', { withdrawnAt: '2014-06-01T08:00:00Z' }),
				// 10:00 in Paris is 20:00 there: over.
				mission(6, '2014-06-15', { zone: 'Pacific/Noumea' })
			],
			now
		);
		expect(coming.map(({ number }) => number)).toEqual([4, 3, 1]);
	});

	it('has every day of each mission, and pages from this month to the last', () => {
		const long: ListedMission = {
			...mission(1, '2014-06-20'),
			schedule: { kind: 'period', startsAt: '2014-12-31T09:00', endsAt: '2015-01-02T18:00' }
		};
		const days = missionsByDay([long, mission(2, '2015-01-01')]);
		expect([...days].map(([day, own]) => [day, own.length])).toEqual([
			['2014-12-31', 1],
			['2015-01-01', 2],
			['2015-01-02', 1]
		]);
		expect(calendarMonths(days.keys(), '2014-11-30')).toEqual(['2014-11', '2014-12', '2015-01']);
		expect(calendarMonths([], '2014-11-30')).toEqual(['2014-11']);
		expect(
			todayOf([mission(1, '2014-06-20', { zone: 'Pacific/Noumea' })], Date.parse('2014-06-15T15:00Z'))
		).toBe('2014-06-16');
	});
});
