// Who enters whose pay on missions headed by the ministry (guide §2.6.4.2), and when.
import { describe, expect, it } from 'vitest';
import { STORED_PART_STATUSES } from '../../../src/lib/domain/claim/claim';
import {
	juryPayKind,
	juryPayRefusal,
	presidedJuries,
	presidesOver,
	presidesPay,
	type JuryMember
} from '../../../src/lib/domain/jury/jury-pay';
import type { AssignedMission } from '../../../src/lib/domain/mission/mission';
import { beforeMission, duringMission, mission52525 } from './samples';

const jury = (number: string, quality: string | null) => ({ number, quality });
const assignment = (change: Partial<AssignedMission> = {}): AssignedMission => ({
	...mission52525,
	heading: 'ministry',
	quality: 'Membre',
	juries: [jury('0412', 'MEMBRE DU JURY')],
	...change
});
const president = (change: Partial<AssignedMission> = {}) =>
	assignment({ quality: 'Président', juries: [jury('0412', 'PRESIDENT DU JURY')], ...change });

describe('over which juries', () => {
	it.each([
		['Président', [jury('0412', 'PRESIDENT DU JURY')], ['0412']],
		['PRÉSIDENTE', [jury('0412', null)], ['0412']],
		['Président', [jury('0412', '')], ['0412']],
		[null, [jury('0412', 'Présidente du jury')], ['0412']],
		['Vice-Président', [jury('0412', 'VICE-PRESIDENT DU JURY')], []],
		['Vice-Président', [jury('0412', null)], []],
		['Président', [jury('0412', 'VICE-PRESIDENT DU JURY')], []],
		['Président', [jury('0412', 'PRESIDENT'), jury('0413', 'MEMBRE DU JURY')], ['0412']],
		['SECRETAIRE DU PRESIDENT', [jury('0412', null)], []],
		['Membre', [jury('0412', 'MEMBRE DU JURY')], []],
		['Président', [], []],
		[null, [jury('0412', null)], []]
	])('%s of %j', (quality, juries, expected) => {
		expect(presidedJuries({ quality, juries })).toEqual(expected);
	});
});

describe('whose pay', () => {
	it('of the same mission and jury, both under the ministry’s heading', () => {
		expect(presidesOver(president(), assignment())).toBe(true);
		expect(presidesOver(president(), assignment({ number: 1 }))).toBe(false);
		expect(presidesOver(president(), assignment({ juries: [jury('0413', null)] }))).toBe(false);
		expect(presidesOver(president(), assignment({ juries: [] }))).toBe(false);
		expect(presidesOver(president(), assignment({ heading: 'academy' }))).toBe(false);
		expect(presidesOver(president({ heading: 'academy' }), assignment())).toBe(false);
		expect(presidesOver(president(), assignment({ juries: [jury('0400', null), jury('0412', null)] }))).toBe(
			true
		);
	});

	it('not by who was not convoked or was taken off, nor of who was', () => {
		expect(presidesPay(president({ isSummoned: false }))).toBe(false);
		expect(presidesPay(president({ cancelledAt: '2017-06-01T00:00:00Z' }))).toBe(false);
		expect(presidesOver(president(), assignment({ cancelledAt: '2017-06-01T00:00:00Z' }))).toBe(false);
	});

	it('in the units of the type; not where nothing is entered', () => {
		for (const payInput of ['copies', 'candidates', 'halfDays', 'duration'] as const) {
			expect(juryPayKind({ heading: 'ministry', payInput })).toBe(payInput);
			expect(juryPayKind({ heading: 'academy', payInput })).toBeNull();
		}
		for (const payInput of ['santorin', 'gestionnaire', 'none'] as const) {
			expect(juryPayKind({ heading: 'ministry', payInput })).toBeNull();
			expect(presidesPay(president({ payInput }))).toBe(false);
		}
	});
});

describe('when', () => {
	const member: JuryMember = {
		claimId: 'x',
		fullName: 'Erwan Morvan',
		juries: ['0412'],
		status: 'gestionnaireToHandle',
		isExported: false,
		isNotDone: false,
		pay: null
	};

	it('from the first start until the gestionnaire handled it', () => {
		expect(juryPayRefusal(member, mission52525, beforeMission)).toBe('claim-not-open');
		expect(juryPayRefusal(member, mission52525, duringMission)).toBeNull();
		const refusals = STORED_PART_STATUSES.map((status) =>
			juryPayRefusal({ ...member, status }, mission52525, duringMission)
		);
		expect(Object.fromEntries(STORED_PART_STATUSES.map((status, at) => [status, refusals[at]]))).toEqual({
			none: 'claim-not-open',
			open: 'claim-not-open',
			validated: 'claim-not-open',
			accepted: 'claim-processed',
			handled: 'claim-processed',
			gestionnaireToHandle: null,
			cancelled: 'claim-cancelled'
		});
	});

	it('not of a mission declared not done, nor of what left for payment', () => {
		expect(juryPayRefusal({ ...member, isNotDone: true }, mission52525, duringMission)).toBe(
			'claim-declared-not-done'
		);
		expect(juryPayRefusal({ ...member, isExported: true }, mission52525, duringMission)).toBe(
			'claim-exported'
		);
	});
});
