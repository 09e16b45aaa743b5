// Generation of a claim with its summons, rules.md §1: each rule with its edge.
import { describe, expect, it } from 'vitest';
import type { Academy } from '../../../src/lib/domain/academy/academy';
import { DEFAULT_OPEN_ACTIVITIES, DEFAULT_SETTINGS } from '../../../src/lib/domain/academy/default-settings';
import {
	generateClaim,
	NO_GENERATION_RULES,
	partsOf,
	type GeneratedFor,
	type GenerationRules
} from '../../../src/lib/domain/claim/generate-claim';
import { PAY_INPUTS } from '../../../src/lib/domain/mission/mission';
import { isSameTown, townKey } from '../../../src/lib/domain/travel/town-key';
import { isTravelDue } from '../../../src/lib/domain/travel/travel-due';
import { mission52525, profile } from './samples';

const academy: Academy = {
	code: 'RENNES',
	label: 'RENNES',
	zone: 'Europe/Paris',
	welcomeMessage: '',
	conditions: { version: 1, text: '' },
	settingsVersion: 1,
	settings: DEFAULT_SETTINGS,
	openActivities: DEFAULT_OPEN_ACTIVITIES,
	transportModes: [],
	officeLines: []
};
const centre = { label: 'LGT', uai: null, town: 'Quimper', postalCode: '29000' };
const school = { label: 'LGT', town: 'Rennes', postalCode: '35042', uai: '0350901P' };

function asked(
	mission: Partial<GeneratedFor['mission']> = {},
	more: Partial<Omit<GeneratedFor, 'mission'>> = {}
): GeneratedFor {
	return {
		mission: {
			...mission52525,
			payInput: 'copies',
			heading: 'academy',
			isSummoned: true,
			centre,
			...mission
		},
		profile: { ...profile, homeTown: 'Betton', homePostalCode: '35830', principalSchool: school },
		isDuringTheYear: false,
		given: { remuneration: null, travel: null },
		...more
	};
}

const statuses = (of: GeneratedFor, rules: GenerationRules = NO_GENERATION_RULES) => {
	const { remuneration, travel } = partsOf(of, rules);
	return [remuneration.status, travel.status];
};
const withRule = (payRule: 'paid' | 'locked' | 'unpaid'): GenerationRules => ({
	...NO_GENERATION_RULES,
	payRuleOf: (exam, typeCode) =>
		exam === mission52525.exam && typeCode === mission52525.typeCode ? payRule : 'paid'
});

describe('the pay part', () => {
	it('arises if the mission type pays', () => {
		const pay = PAY_INPUTS.map((payInput) => [payInput, statuses(asked({ payInput }))[0]]);
		expect(Object.fromEntries(pay)).toEqual({
			copies: 'open',
			candidates: 'open',
			halfDays: 'open',
			duration: 'open',
			santorin: 'open',
			gestionnaire: 'gestionnaireToHandle',
			none: 'none'
		});
	});

	it('is generated and locked where exam × type has «taux NR», and not at all where it has no pay', () => {
		expect(statuses(asked(), withRule('locked'))).toEqual(['gestionnaireToHandle', 'open']);
		expect(statuses(asked(), withRule('unpaid'))).toEqual(['none', 'open']);
		expect(statuses(asked({ exam: 'AUTRE EXAMEN' }), withRule('unpaid'))).toEqual(['open', 'open']);
		expect(statuses(asked({ typeCode: 'AUTRE' }), withRule('locked'))).toEqual(['open', 'open']);
		// A type that never pays is not made to pay by a rate.
		expect(statuses(asked({ payInput: 'none' }), withRule('locked'))[0]).toBe('none');
	});

	it('does not exist for an evaluation «en cours d’année», whatever type and rate say', () => {
		for (const payInput of PAY_INPUTS) {
			const during = asked({ payInput }, { isDuringTheYear: true });
			expect(statuses(during, withRule('locked'))).toEqual(['none', 'open']);
		}
	});

	it('is the gestionnaire’s under the ministry’s heading', () => {
		expect(statuses(asked({ heading: 'ministry' }))[0]).toBe('gestionnaireToHandle');
	});
});

describe('the travel part', () => {
	const due = (
		centreTown: string | null,
		homeTown: string | null,
		schoolTown: string | null,
		codes: { centre?: string; home?: string; school?: string } = {},
		pairs: string[] = []
	) =>
		isTravelDue(
			{
				...{ centreTown, homeTown, schoolTown, centrePostalCode: codes.centre ?? null },
				...{ homePostalCode: codes.home ?? null, schoolPostalCode: codes.school ?? null }
			},
			(a, b) => pairs.includes(`${a}|${b}`)
		);

	it('arises only where the centre is neither in the town of residence nor in the principal school’s', () => {
		expect(due('Quimper', 'Betton', 'Rennes')).toBe(true);
		expect(due('Betton', 'Betton', 'Rennes')).toBe(false);
		expect(due('Rennes', 'Betton', 'Rennes')).toBe(false);
	});

	it('nor in a declared neighbour of either, in whichever order the pair was declared', () => {
		expect(due('Cesson-Sévigné', 'Betton', 'Rennes', {}, ['CESSON SEVIGNE|RENNES'])).toBe(false);
		expect(due('Cesson-Sévigné', 'Betton', 'Rennes', {}, ['RENNES|CESSON SEVIGNE'])).toBe(false);
		expect(due('Cesson-Sévigné', 'Betton', 'Rennes', {}, ['BETTON|CESSON SEVIGNE'])).toBe(false);
		// Neighbours of a neighbour are none.
		expect(
			due('Thorigné', 'Betton', 'Rennes', {}, ['RENNES|CESSON SEVIGNE', 'CESSON SEVIGNE|THORIGNE'])
		).toBe(true);
	});

	it('compares names as people write them', () => {
		for (const [one, other] of [
			['Rennes', 'RENNES CEDEX 7'],
			['35042 Rennes Cedex', 'rennes'],
			['Saint-Grégoire', 'ST GREGOIRE'],
			['Ste-Luce-sur-Loire', 'SAINTE LUCE SUR LOIRE'],
			['L’Haÿ-les-Roses', "L'HAY LES ROSES"],
			['Chalon-sur-Saône', 'CHALON S/ SAONE'],
			['Schœlcher', 'SCHOELCHER'],
			['Œuilly', 'OEUILLY'],
			['Paris 12e Arrondissement', 'PARIS'],
			['PARIS 12', 'Paris 01'],
			['LYON 3EME', 'Lyon'],
			['Ploërmel', 'Ploe\u0308rmel']
		] as const) {
			expect([one, townKey(one)]).toEqual([one, townKey(other)]);
		}
		for (const [one, other] of [
			['Saint-Grégoire', 'Saint-Gilles'],
			['Rennes', 'Rennes-le-Château'],
			['Bourg', 'Bourg-en-Bresse'],
			['Bain-de-Bretagne 12', 'Bain-de-Bretagne'],
			['Stains', 'Saintains']
		] as const) {
			expect(townKey(one)).not.toBe(townKey(other));
		}
	});

	it('two towns of one name are told apart by the département, and by nothing finer', () => {
		const town = (name: string, postalCode: string | null) => ({ name, postalCode });
		expect(isSameTown(town('Saint-Denis', '93200'), town('ST DENIS', '97400'))).toBe(false);
		expect(isSameTown(town('Saint-Denis', '93200'), town('ST DENIS CEDEX', '93210'))).toBe(true);
		expect(isSameTown(town('Saint-Denis', '97400'), town('Saint-Denis', '97490'))).toBe(true);
		expect(isSameTown(town('Rennes', '35000'), town('RENNES CEDEX 7', '35042'))).toBe(true);
		expect(isSameTown(town('Rennes', '35000'), town('Rennes', null))).toBe(true);
		expect(isSameTown(town('Ajaccio', '20000'), town('AJACCIO CEDEX', '20181'))).toBe(true);
		// A code of another country tells nothing.
		expect(isSameTown(town('Genève', '1205'), town('GENEVE', '74100'))).toBe(true);
		expect(due('SAINT DENIS', 'Saint-Denis', null, { centre: '97400', home: '93200' })).toBe(true);
	});

	it('towns that nobody knows: no centre’s town, no part; no own town, nothing to compare with', () => {
		expect(due(null, 'Betton', 'Rennes')).toBe(false);
		expect(due('CEDEX', 'Betton', 'Rennes')).toBe(false);
		expect(due('Quimper', null, null)).toBe(true);
		expect(due('Quimper', null, 'Quimper')).toBe(false);
		expect(due('Quimper', 'Quimper', null)).toBe(false);
		expect(due('Quimper', '', 'Rennes')).toBe(true);
		expect(statuses(asked({ centre: null }))).toEqual(['open', 'none']);
	});
});

describe('the claim', () => {
	const made = (of: GeneratedFor, rules = NO_GENERATION_RULES) => generateClaim(of, rules, academy, 'trip');

	it('comes with the summons, with what is prefilled', () => {
		expect(made(asked())).toMatchObject({
			remuneration: { status: 'open' },
			travel: { status: 'open' },
			content: {
				remuneration: { kind: 'copies', copies: null },
				trips: [{ id: 'trip', arrivalTown: 'Quimper' }]
			}
		});
		expect(made(asked({ isSummoned: false }))).toBeNull();
	});

	it('has no trip where no travel is due, and is none at all where nothing is', () => {
		const at = { ...centre, town: 'RENNES CEDEX', postalCode: '35042' };
		expect(made(asked({ centre: at }))?.content.trips).toEqual([]);
		expect(made(asked({ centre: at, payInput: 'none' }))).toBeNull();
		expect(made(asked({ centre: at }), withRule('unpaid'))).toBeNull();
	});

	it('is owed to nobody who was taken off before', () => {
		expect(made(asked({ cancelledAt: '2026-06-01T08:00:00.000Z' }))).toBeNull();
	});

	it('statuses given by the source stand over every rule', () => {
		const given = { remuneration: 'accepted', travel: 'none' } as const;
		const of = (mission: Partial<GeneratedFor['mission']>) =>
			asked(mission, { given, isDuringTheYear: true });
		expect(statuses(of({}), withRule('unpaid'))).toEqual(['accepted', 'none']);
		expect(made(of({ isSummoned: false }))?.remuneration.status).toBe('accepted');
		// One alone: the other is by the rules.
		expect(statuses(asked({}, { given: { remuneration: null, travel: 'validated' } }))).toEqual([
			'open',
			'validated'
		]);
		const cancelled = partsOf(
			asked({}, { given: { remuneration: 'cancelled', travel: null } }),
			NO_GENERATION_RULES
		);
		expect(cancelled.remuneration).toEqual({
			status: 'cancelled',
			statusBeforeCancel: 'open',
			isExported: false
		});
		expect(made(asked({}, { given: { remuneration: 'none', travel: 'none' } }))).toBeNull();
	});
});
