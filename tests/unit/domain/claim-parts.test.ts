import { describe, expect, it } from 'vitest';
import { canOpenClaim, claimTabs, enteredParts } from '../../../src/lib/domain/claim/entered-parts';
import { generatedParts } from '../../../src/lib/domain/claim/generated-parts';
import type { PayInput } from '../../../src/lib/domain/mission/mission';
import { claim, mission52525, part } from './samples';

const generated = (
	payInput: PayInput,
	payRule: 'paid' | 'locked' | 'unpaid' = 'paid',
	heading: 'academy' | 'ministry' = 'academy'
) => generatedParts({ payInput, heading }, payRule, true).remuneration.status;

describe('the parts that an assignment begins with', () => {
	it.each<[PayInput, string]>([
		['copies', 'open'],
		['candidates', 'open'],
		['halfDays', 'open'],
		['duration', 'open'],
		['santorin', 'open'],
		['gestionnaire', 'gestionnaireToHandle'],
		['none', 'none']
	])('%s → %s', (payInput, status) => {
		expect(generated(payInput)).toBe(status);
	});

	it('«taux NR: part generated, not enterable»; ««en cours d’année»: none»', () => {
		expect(generated('copies', 'locked')).toBe('gestionnaireToHandle');
		expect(generated('copies', 'unpaid')).toBe('none');
		expect(generated('none', 'locked')).toBe('none');
	});

	it('««A traiter par le gestionnaire»» under a ministry heading', () => {
		expect(generated('copies', 'paid', 'ministry')).toBe('gestionnaireToHandle');
		expect(generated('santorin', 'paid', 'ministry')).toBe('gestionnaireToHandle');
		expect(generated('none', 'paid', 'ministry')).toBe('none');
	});

	it('travel is open or none', () => {
		expect(generatedParts({ payInput: 'none', heading: 'academy' }, 'paid', true).travel).toEqual(
			part('open')
		);
		expect(generatedParts({ payInput: 'none', heading: 'academy' }, 'paid', false).travel).toEqual(
			part('none')
		);
	});
});

describe('«Tabs: Suivi (always), Frais rémunération, Frais déplacement, Récapitulatif»', () => {
	const tabs = (changes: Parameters<typeof claim>[0], mission: Partial<typeof mission52525> = {}) =>
		claimTabs(claim(changes), { ...mission52525, ...mission });

	it('all four where both parts are the intervenant’s (52525)', () => {
		expect(tabs({})).toEqual(['tracking', 'remuneration', 'travel', 'summary']);
		expect(tabs({ remuneration: part('validated'), travel: part('accepted') })).toHaveLength(4);
	});

	it('no pay tab where the gestionnaire handles it (77844)', () => {
		expect(tabs({ remuneration: part('gestionnaireToHandle') }, { payInput: 'gestionnaire' })).toEqual([
			'tracking',
			'travel',
			'summary'
		]);
		expect(tabs({ remuneration: part('open') }, { heading: 'ministry' })).toEqual([
			'tracking',
			'travel',
			'summary'
		]);
	});

	it('SANTORIN’s pay is consulted, with nothing to recapitulate (218280)', () => {
		expect(tabs({ travel: part('none') }, { payInput: 'santorin' })).toEqual(['tracking', 'remuneration']);
	});

	it('««Annulé»: that part has no tab»; «Pas de frais» and «Invalidable» neither', () => {
		expect(tabs({ remuneration: part('cancelled') })).toEqual(['tracking', 'travel', 'summary']);
		expect(tabs({ remuneration: part('none'), travel: part('none') })).toEqual(['tracking']);
		expect(tabs({ deferredTo: { academy: 'RENNES', missionNumber: 1 } })).toEqual([
			'tracking',
			'remuneration',
			'summary'
		]);
	});

	it('a part once validated stays in the récapitulatif although the day’s rule would defer it', () => {
		const validated = claim({
			travel: part('validated'),
			deferredTo: { academy: 'RENNES', missionNumber: 1 }
		});
		expect(enteredParts(validated, mission52525)).toEqual(['remuneration', 'travel']);
	});
});

describe('«if all due parts are cancelled the row does not open»', () => {
	it.each([
		['cancelled', 'cancelled', false],
		['none', 'cancelled', false],
		['cancelled', 'open', true],
		['none', 'handled', true],
		['none', 'none', false]
	] as const)('%s / %s: %s', (remuneration, travel, opens) => {
		expect(canOpenClaim({ remuneration: part(remuneration), travel: part(travel) })).toBe(opens);
	});
});
