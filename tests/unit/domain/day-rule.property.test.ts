// The day's rule over whole sets of missions of several académies, as a person may really have them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deferredTo, travelDays, type TravelDay } from '../../../src/lib/domain/claim/day-rule';
import { missionDates } from '../../../src/lib/domain/mission/schedule';
import type { AssignedMission } from '../../../src/lib/domain/mission/mission';
import { claim, mission52525, part } from './samples';

interface Held {
	mission: AssignedMission;
	claim: ReturnType<typeof claim>;
}

const drawnMission = fc
	.record({
		academy: fc.constantFrom('RENNES', 'TOULOUSE'),
		number: fc.integer({ min: 1, max: 40 }),
		lines: fc.uniqueArray(
			fc.record({
				date: fc.constantFrom('2026-06-01', '2026-06-02', '2026-06-03'),
				time: fc.constantFrom('08:00', '10:30', '13:30')
			}),
			{ minLength: 1, maxLength: 3, selector: ({ date, time }) => date + time }
		),
		status: fc.constantFrom('open' as const, 'open' as const, 'validated' as const, 'cancelled' as const),
		isNotDone: fc.boolean()
	})
	.map(({ academy, number, lines, status, isNotDone }): Held => ({
		mission: {
			...mission52525,
			academy,
			number,
			schedule: {
				kind: 'datedLines',
				lines: [...lines]
					.sort((a, b) => (a.date + a.time < b.date + b.time ? -1 : 1))
					.map((line) => ({ ...line, duration: { unit: 'halfDay', count: 1 } }))
			}
		},
		claim: claim({
			academy,
			missionNumber: number,
			travel: part(status),
			notDone: isNotDone && status === 'open' ? { at: '2026-06-04T08:00:00Z', by: 'x' } : null
		})
	}));
const held = fc.uniqueArray(drawnMission, {
	maxLength: 8,
	selector: ({ mission }) => `${mission.academy} ${mission.number}`
});

const daysOf = (all: readonly Held[]): TravelDay[] =>
	all.flatMap(({ mission, claim: own }) => travelDays(mission, own));
const isSame = ({ mission }: Held, to: { academy: string; missionNumber: number }) =>
	mission.academy === to.academy && mission.number === to.missionNumber;

describe('whatever missions a person has in two académies', () => {
	it('trips are sent to a mission that takes them, of the same day, and never to one that is deferred on that day', () => {
		fc.assert(
			fc.property(held, (all) => {
				const days = daysOf(all);
				for (const one of all) {
					const to = deferredTo(one, days);
					if (to === null) continue;
					const target = all.find((other) => isSame(other, to));
					expect(target).toBeDefined();
					if (target === undefined) continue;
					expect(target.claim.notDone).toBeNull();
					expect(['open', 'validated']).toContain(target.claim.travel.status);
					const shared = missionDates(target.mission.schedule).filter((date) =>
						missionDates(one.mission.schedule).includes(date)
					);
					expect(shared.length).toBeGreaterThan(0);
					// The first of that day is deferred only if each of its days has an earlier one, which its first has not.
					expect(deferredTo(target, days)).toBeNull();
				}
			})
		);
	});

	it('every day with a travel part keeps a mission on which its trips can be entered', () => {
		fc.assert(
			fc.property(held, (all) => {
				const days = daysOf(all);
				for (const day of new Set(days.map((one) => one.day))) {
					const takers = all.filter(
						(one) =>
							travelDays(one.mission, one.claim).some((own) => own.day === day) &&
							deferredTo(one, days) === null
					);
					expect(takers.length).toBeGreaterThan(0);
				}
			})
		);
	});

	it('does not depend on the order in which the académies told their days', () => {
		fc.assert(
			fc.property(held, (all) => {
				const days = daysOf(all);
				for (const one of all) expect(deferredTo(one, days.toReversed())).toEqual(deferredTo(one, days));
			})
		);
	});

	it('a part that was validated stays where it is, whatever comes afterwards', () => {
		fc.assert(
			fc.property(held, drawnMission, (all, late) => {
				const days = daysOf([...all, late]);
				for (const one of all.filter(({ claim: own }) => own.travel.status === 'validated')) {
					expect(deferredTo(one, days)).toBeNull();
				}
			})
		);
	});
});
