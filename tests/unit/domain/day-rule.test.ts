import { describe, expect, it } from 'vitest';
import type { Claim, HistoryEntry } from '../../../src/lib/domain/claim/claim';
import { deferredTo, travelDays, type TravelDay } from '../../../src/lib/domain/claim/day-rule';
import type { AssignedMission } from '../../../src/lib/domain/mission/mission';
import { claim, mission52525, part } from './samples';

/** A mission with one half-day a start («2026-06-01T08:00»). */
function mission(number: number, ...starts: string[]): AssignedMission {
	const lines = starts.map((start) => ({
		date: start.slice(0, 10),
		time: start.slice(11),
		duration: { unit: 'halfDay' as const, count: 1 }
	}));
	return { ...mission52525, number, schedule: { kind: 'datedLines', lines } };
}
const days = (of: AssignedMission, changes: Partial<Claim> = {}): TravelDay[] =>
	travelDays(of, claim(changes));
const target = (of: AssignedMission, changes: Partial<Claim> = {}) => ({
	mission: of,
	claim: claim(changes)
});
const to = (missionNumber: number, academy = 'RENNES') => ({ academy, missionNumber });

const MORNING = '2026-06-01T08:00';
const AFTERNOON = '2026-06-01T13:30';
const first = mission(12, MORNING);
const second = mission(11, AFTERNOON);

describe('«every date of the mission also has an earlier-starting mission of the same person»', () => {
	it('the afternoon is deferred to the morning, not the other way round', () => {
		expect(deferredTo(target(second), days(first))).toEqual(to(12));
		expect(deferredTo(target(first), days(second))).toBeNull();
	});

	it('a mission alone that day, or a mission of another day, is not deferred', () => {
		expect(deferredTo(target(first), [])).toBeNull();
		expect(deferredTo(target(second), days(mission(1, '2026-06-02T08:00')))).toBeNull();
		expect(deferredTo(target(first), days(first))).toBeNull();
	});

	it('«tie: lowest number»', () => {
		const twin = mission(15, MORNING);
		expect(deferredTo(target(twin), days(first))).toEqual(to(12));
		expect(deferredTo(target(first), days(twin))).toBeNull();
	});

	it('one of its days without an earlier mission keeps its trips with it', () => {
		const twoDays = mission(20, AFTERNOON, '2026-06-02T13:30');
		expect(deferredTo(target(twoDays), days(first))).toBeNull();
		const both = [...days(first), ...days(mission(13, '2026-06-02T08:00'))];
		expect(deferredTo(target(twoDays), both)).toEqual(to(12));
	});

	it('of three, the two later go to the first, which is never deferred itself', () => {
		const evening = mission(13, '2026-06-01T18:00');
		const all = [...days(first), ...days(second), ...days(evening)];
		expect(deferredTo(target(evening), all)).toEqual(to(12));
		expect(deferredTo(target(second), all)).toEqual(to(12));
		expect(deferredTo(target(first), all)).toBeNull();
	});

	it('compares the hour on that day, not the start of the whole mission', () => {
		const long = mission(30, '2026-05-31T08:00', '2026-06-01T14:00');
		expect(deferredTo(target(second), days(long))).toBeNull();
	});

	it('a period covers each of its days at its hour', () => {
		const period: AssignedMission = {
			...mission52525,
			number: 40,
			schedule: { kind: 'period', startsAt: '2026-05-30T09:00', endsAt: '2026-06-03T18:00' }
		};
		expect(deferredTo(target(second), days(period))).toEqual(to(40));
		expect(deferredTo(target(first), days(period))).toBeNull();
	});

	it('«across the académies hosted here»', () => {
		const elsewhere = { ...first, academy: 'TOULOUSE' };
		expect(deferredTo(target(second), days(elsewhere))).toEqual(to(12, 'TOULOUSE'));
		const sameNumber = { ...second, academy: 'BORDEAUX' };
		expect(deferredTo(target(second), days(sameNumber))).toEqual(to(11, 'BORDEAUX'));
	});
});

describe('«whose travel part exists and is neither cancelled nor declared not done»', () => {
	it.each(['none', 'cancelled'] as const)('%s takes no trips', (status) => {
		expect(days(first, { travel: part(status) })).toEqual([]);
	});

	it.each(['open', 'validated', 'accepted', 'handled'] as const)('%s takes them', (status) => {
		expect(days(first, { travel: part(status) })).toHaveLength(1);
	});

	it('declared not done takes none', () => {
		expect(days(first, { notDone: { at: '2026-06-02T08:00:00Z', by: 'x' } })).toEqual([]);
	});

	it('a mission from which the person was taken off takes none, but for trips validated before', () => {
		const cancelled = { ...first, cancelledAt: '2026-05-30T08:00:00Z' };
		expect(days(cancelled)).toEqual([]);
		expect(deferredTo(target(second), days(cancelled))).toBeNull();
		for (const status of ['validated', 'accepted', 'handled'] as const) {
			expect(days(cancelled, { travel: part(status) })).toHaveLength(1);
		}
	});
});

describe('«a part already validated is never deferred afterwards»', () => {
	it.each(['validated', 'accepted', 'handled', 'cancelled', 'none'] as const)('%s', (status) => {
		expect(deferredTo(target(second, { travel: part(status) }), days(first))).toBeNull();
	});

	it('nor once taken back; validating the pay alone does not count', () => {
		const entry = (name: 'remuneration' | 'travel'): HistoryEntry => ({
			at: '2026-06-02T08:00:00Z',
			actor: 'intervenant',
			actorName: 'x',
			action: 'validate',
			part: name,
			from: 'open',
			to: 'validated',
			reason: null
		});
		expect(deferredTo(target(second, { history: [entry('travel')] }), days(first))).toBeNull();
		expect(deferredTo(target(second, { history: [entry('remuneration')] }), days(first))).toEqual(to(12));
	});
});
