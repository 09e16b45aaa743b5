// What «Portail d'accès aux missions» shows, and what opens what (guide §2.7–2.10).
import { describe, expect, it } from 'vitest';
import { DEFAULT_MISSION_TYPES } from '$lib/domain/mission/default-mission-types';
import { isInPortal, MODULE_OF_ACTIVITY } from '$lib/domain/portal/application';
import { parisSummer } from './samples';

const mission = {
	portal: 'santorin' as const,
	isSummoned: true,
	zone: 'Europe/Paris',
	schedule: {
		kind: 'period' as const,
		startsAt: '2022-06-24T08:00',
		endsAt: '2022-06-30T18:00'
	}
};
const NOW = parisSummer('2022-07-11T10:00');

describe('«Portail d’accès aux missions» shows a mission', () => {
	it('through day 100 after its end, in its own zone', () => {
		expect(isInPortal(mission, parisSummer('2022-10-08T23:59'))).toBe(true);
		expect(isInPortal(mission, parisSummer('2022-10-09T00:00'))).toBe(false);
	});

	it.each([
		['of a type that opens an application', {}, true],
		[
			'before it begins',
			{ schedule: { ...mission.schedule, startsAt: '2022-08-01T08:00', endsAt: '2022-08-02T08:00' } },
			true
		],
		['not of another type', { portal: null }, false],
		['not of a row from before types had one', { portal: undefined }, false],
		['not to who was not convoked', { isSummoned: false }, false],
		['not once the person was taken off', { cancelledAt: '2022-07-01T08:00:00Z' }, false],
		['not once it was withdrawn', { withdrawnAt: '2022-07-01T08:00:00Z' }, false]
	])('%s', (_what, change, isShown) => {
		expect(isInPortal({ ...mission, ...change } as typeof mission, NOW)).toBe(isShown);
	});
});

describe('mission types', () => {
	const opens = (portal: string | null) =>
		DEFAULT_MISSION_TYPES.filter((type) => type.portal === portal).map(({ label }) => label);

	it('«Commission académique EPS» opens CYCLADES', () => {
		expect(opens('cyclades')).toEqual(['Commission académique EPS']);
	});

	it('the guide’s kinds open SANTORIN', () => {
		expect(opens('santorin')).toEqual(
			expect.arrayContaining([
				'Correction de copies',
				'Interrogation orale',
				'Lecture de dossier',
				'Harmonisation',
				'Mission de conformité (CCONF)',
				'Composition en ligne (COMPO)',
				'Chargé de numérisation'
			])
		);
	});

	it('juries and administrative work open nothing there', () => {
		expect(opens(null)).toEqual(
			expect.arrayContaining(['Jury de délibération', 'Jury de délibération 2nd groupe', 'SURVEILLANCE'])
		);
	});
});

it('each activity leads to its own module', () => {
	expect(MODULE_OF_ACTIVITY).toEqual({
		eps: 'cyclades',
		juryPortal: 'juryPortal',
		subjects: 'delos',
		statistics: 'statistics'
	});
});
