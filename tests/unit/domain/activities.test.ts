// Who sees which activity: rights of guide §2.2 and §2.8–2.10, one fact changed at a time.
import { describe, expect, it } from 'vitest';
import {
	activitiesAnywhere,
	isPresident,
	permittedActivities,
	type ActivityFacts
} from '../../../src/lib/domain/access/activities';
import { ACTIVITIES, type Activity } from '../../../src/lib/domain/academy/academy';

const NOBODY_IN_PARTICULAR: ActivityFacts = {
	isIntervenant: true,
	openActivities: ACTIVITIES,
	isCentral: false,
	isInspecteurGeneral: false,
	disciplineCodes: ['P8039', 'L0422'],
	teachings: [{ isSport: false, level: 'BGT' }],
	assignments: [{ isDeliberation: false, qualities: ['CORRECTEUR'] }]
};
const PLAIN: Activity[] = ['missions', 'competences', 'competenceEntry', 'claims', 'portal'];

function given(change: Partial<ActivityFacts>): Activity[] {
	return permittedActivities({ ...NOBODY_IN_PARTICULAR, ...change });
}

describe('the activities of a person', () => {
	it('are the common ones, in the order of the menu, for who is nothing in particular', () => {
		expect(given({})).toEqual(PLAIN);
	});

	it.each(ACTIVITIES)('leave out %s where it is closed', (closed) => {
		const openActivities = ACTIVITIES.filter((activity) => activity !== closed);
		const everything: Partial<ActivityFacts> = {
			openActivities,
			isCentral: true,
			isInspecteurGeneral: true,
			teachings: [{ isSport: true, level: 'CAP' }],
			assignments: [{ isDeliberation: true, qualities: ['Président'] }]
		};
		expect(given(everything)).toEqual(openActivities);
	});

	it('are none for who is no intervenant there, whatever else they are', () => {
		expect(given({ isIntervenant: false, isInspecteurGeneral: true })).toEqual([]);
	});

	it.each([
		['sport in a class of level BGT', [{ isSport: true, level: 'BGT' }], true],
		['sport in a class of level BCP', [{ isSport: true, level: 'BCP' }], true],
		['sport in a class of level CAP', [{ isSport: true, level: 'CAP' }], true],
		['sport at a collège', [{ isSport: true, level: null }], false],
		['French in a class of level BGT', [{ isSport: false, level: 'BGT' }], false],
		[
			'sport at a collège and French at a lycée',
			[
				{ isSport: true, level: null },
				{ isSport: false, level: 'BGT' }
			],
			false
		],
		['nothing', [], false]
	] as [string, ActivityFacts['teachings'], boolean][])('«eps» by teaching %s', (_what, teachings, has) => {
		expect(given({ teachings }).includes('eps')).toBe(has);
	});

	it.each([
		['a Président of a deliberation, in Imagin Centrale', true, true, 'Président', true],
		['a Vice-Président', true, true, 'VICE-PRESIDENT', true],
		['a member of the jury', true, true, 'MEMBRE DU JURY', false],
		['a Président of another mission', true, false, 'Président', false],
		['a Président in an académie', false, true, 'Président', false]
	])('the jury portal for %s', (_who, isCentral, isDeliberation, quality, has) => {
		const facts = { isCentral, assignments: [{ isDeliberation, qualities: [null, quality] }] };
		expect(given(facts).includes('juryPortal')).toBe(has);
	});

	it.each([
		['an inspecteur général', { isInspecteurGeneral: true }, ['subjects', 'statistics']],
		['a posting of code IMSUJ', { disciplineCodes: ['IMSUJ'] }, ['subjects']],
		['a posting of code IMSTA', { disciplineCodes: ['L0422', 'IMSTA'] }, ['statistics']],
		['a code that only begins so', { disciplineCodes: ['IMSUJ2', 'imsta'] }, []]
	] as [string, Partial<ActivityFacts>, Activity[]][])(
		'subjects and statistics for %s',
		(_who, facts, more) => {
			expect(given(facts)).toEqual([...PLAIN, ...more]);
		}
	);
});

it('several académies: what one of them gives, each by its own facts', () => {
	const central: ActivityFacts = { ...NOBODY_IN_PARTICULAR, isCentral: true, openActivities: ['juryPortal'] };
	const academy: ActivityFacts = {
		...NOBODY_IN_PARTICULAR,
		openActivities: ['missions'],
		assignments: [{ isDeliberation: true, qualities: ['Président'] }]
	};
	// The presidency is in the académie, the portal in Imagin Centrale: neither gives it.
	expect(activitiesAnywhere([central, academy])).toEqual(['missions']);
	expect(activitiesAnywhere([{ ...central, assignments: academy.assignments }, academy])).toEqual([
		'missions',
		'juryPortal'
	]);
	expect(activitiesAnywhere([])).toEqual([]);
});

describe('a quality', () => {
	it.each(['Président', 'PRESIDENTE DE JURY', 'Vice-Présidente', 'vice président', ' président de jury'])(
		'«%s» presides',
		(quality) => expect(isPresident(quality)).toBe(true)
	);
	it.each([null, '', 'Membre', 'SECRETAIRE DU PRESIDENT', 'Présidentiel'])('«%s» does not', (quality) =>
		expect(isPresident(quality)).toBe(false)
	);
});
