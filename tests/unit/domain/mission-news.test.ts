// What is new of a mission since it was last seen, and what becomes of one that is taken away.
import { describe, expect, it } from 'vitest';
import type { AssignedMission } from '$lib/domain/mission/mission';
import {
	changedFacts,
	learnt,
	newsOf,
	opened,
	seenOf,
	type ListedMission
} from '$lib/domain/mission/mission-news';
import { toldChanges } from '$lib/fr/mission-news';
import { mission52525 } from './samples';

const AT = '2014-05-01T08:00:00.000Z';
const next = (change: Partial<AssignedMission>, version = 2): AssignedMission => ({
	...mission52525,
	...change,
	version
});
const told = (known: ListedMission | null, value: AssignedMission | null): ListedMission => {
	const mission = learnt(known, value, AT);
	if (mission === null) throw new Error('nothing is listed');
	return mission;
};

const elsewhere = { label: 'LGT BREQUIGNY', uai: '0350026N', town: 'RENNES CEDEX', postalCode: '35703' };

describe('news', () => {
	it('are none of a mission that comes for the first time, nor of the same again', () => {
		expect(newsOf(told(null, mission52525))).toBeNull();
		expect(newsOf(told(mission52525, next({})))).toBeNull();
		// What is told of nobody: rights, session, spelling of the exam.
		expect(newsOf(told(mission52525, next({ exam: 'BTS', isSummoned: false })))).toBeNull();
	});

	it.each([
		['dates', { schedule: { kind: 'period', startsAt: '2014-05-22T08:00', endsAt: '2014-05-22T12:00' } }],
		['centre', { centre: elsewhere }],
		['centre', { centre: null }],
		['type', { typeLabel: 'SURVEILLANCE' }],
		['quality', { quality: 'PRÉSIDENT' }],
		['juries', { juries: [{ number: '0315', quality: null }] }],
		['observations', { observations: 'Salle 12' }]
	] as [string, Partial<AssignedMission>][])(
		'tell a change of %s until the mission is opened',
		(fact, change) => {
			const changed = told(mission52525, next(change));
			expect(newsOf(changed)).toBe('modified');
			expect(toldChanges(changed).map((one) => one.fact)).toEqual([fact]);
			expect(newsOf(opened(changed))).toBeNull();
		}
	);

	it('keep what was seen over several changes, and go when it is again as it was seen', () => {
		const once = told(mission52525, next({ quality: 'EXAMINATEUR' }));
		const twice = told(once, next({ quality: 'PRÉSIDENT', centre: elsewhere }, 3));
		expect(toldChanges(twice)).toEqual([
			{
				fact: 'centre',
				label: 'Centre d’examen',
				before: 'LGT JOSEPH LOTH PONTIVY CEDEX 56306 PONTIVY CEDEX',
				after: 'LGT BREQUIGNY (0350026N) 35703 RENNES CEDEX'
			},
			{ fact: 'quality', label: 'Qualité', before: 'rien', after: 'PRÉSIDENT' }
		]);
		expect(newsOf(told(twice, next({}, 4)))).toBeNull();
	});

	it('are not made by an older version, nor by the order of keys', () => {
		const known = told(null, next({ quality: 'PRÉSIDENT' }, 5));
		expect(told(known, next({ quality: 'EXAMINATEUR' }, 4))).toBe(known);
		const { postalCode, town, uai, label } = elsewhere;
		const same = seenOf(next({ centre: elsewhere }));
		expect(changedFacts(same, { ...same, centre: { postalCode, town, uai, label } })).toEqual([]);
	});
});

describe('a mission that is cancelled or taken away', () => {
	it('stays, as «Annulée», seen or not', () => {
		const cancelled = told(mission52525, next({ cancelledAt: AT }));
		expect([newsOf(cancelled), newsOf(opened(cancelled))]).toEqual(['cancelled', 'cancelled']);
		expect([cancelled.seen?.isCancelled, opened(cancelled).seen]).toEqual([false, undefined]);
		const withdrawn = told(mission52525, null);
		expect(withdrawn).toMatchObject({ number: 52525, withdrawnAt: AT, seen: { isCancelled: false } });
		expect(newsOf(opened(withdrawn))).toBe('cancelled');
		expect(told(opened(withdrawn), null).withdrawnAt).toBe(AT);
	});

	it('is told when it comes back', () => {
		const back = told(opened(told(mission52525, null)), next({}, 1));
		expect(back.withdrawnAt).toBeUndefined();
		expect(newsOf(back)).toBe('modified');
		expect(back.seen?.isCancelled).toBe(true);
	});

	it('that was never known is nothing', () => {
		expect(learnt(null, null, AT)).toBeNull();
	});
});
