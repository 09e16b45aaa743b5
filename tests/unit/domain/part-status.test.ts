import { describe, expect, it } from 'vitest';
import { STORED_PART_STATUSES } from '../../../src/lib/domain/claim/claim';
import { shownStatuses } from '../../../src/lib/domain/claim/part-status';
import { beforeMission, claim, duringMission, mission52525, parisSummer, part } from './samples';

const shown = (changes: Parameters<typeof claim>[0], now: number, zone = 'Europe/Paris') =>
	shownStatuses(claim(changes), { ...mission52525, zone }, now);

describe('the clock: «from the first start to the last end»', () => {
	it.each([
		['2014-05-20T07:44', 'notYetDone'],
		['2014-05-20T07:45', 'inProgress'],
		['2014-05-20T18:00', 'inProgress'],
		['2014-05-21T11:59', 'inProgress'],
		['2014-05-21T12:00', 'toValidate']
	])('at %s an open part shows %s', (now, status) => {
		expect(shown({}, parisSummer(now))).toEqual({ remuneration: status, travel: status });
	});

	it('runs in the mission’s zone', () => {
		const instant = Date.parse('2014-05-20T05:00:00Z');
		expect(shown({}, instant, 'Indian/Reunion').travel).toBe('inProgress');
		expect(shown({}, instant, 'Europe/Paris').travel).toBe('notYetDone');
		expect(shown({}, instant, 'Pacific/Tahiti').travel).toBe('notYetDone');
	});

	it.each(STORED_PART_STATUSES.filter((status) => status !== 'open'))(
		'%s shows as it is stored, whatever the time',
		(status) => {
			expect(shown({ travel: part(status) }, beforeMission).travel).toBe(status);
		}
	);
});

describe('«Invalidable»: travel due, but entered on the first mission of that day', () => {
	const deferredTo = { academy: 'RENNES', missionNumber: 1 };

	it('shows for the open travel part only', () => {
		expect(shown({ deferredTo }, duringMission)).toEqual({ remuneration: 'inProgress', travel: 'deferred' });
	});

	it('«a part already validated is never deferred afterwards»', () => {
		expect(shown({ deferredTo, travel: part('validated') }, duringMission).travel).toBe('validated');
	});
});

describe('«Je n’ai pas effectué»: while set every part but `none` SHOWS «Mission non effectuée», the clock is ignored', () => {
	const notDone = { at: '2014-05-22T08:00:00Z', by: 'LE GOFF Marie' };

	it.each(STORED_PART_STATUSES)('a part stored as %s', (status) => {
		const expected = status === 'none' ? 'none' : 'notYetDone';
		expect(shown({ notDone, travel: part(status) }, parisSummer('2014-06-01T08:00')).travel).toBe(expected);
	});
});
