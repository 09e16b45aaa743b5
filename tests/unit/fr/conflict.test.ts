import { describe, expect, it } from 'vitest';
import { entryFromContent } from '../../../src/lib/domain/claim/claim-entry';
import {
	authorSentence,
	fieldTitle,
	mineSentence,
	takenOverSentence
} from '../../../src/lib/fr/screens/conflict';
import { summaryValue, typedValue } from '../../../src/lib/fr/screens/conflict-value';
import { id, trip77833 } from '../domain/samples';

const PARIS = 'Europe/Paris';
const modes = [{ code: 'AUTOMOBILE', label: 'AUTOMOBILE' }];
const at = '2017-06-15T08:00:00.000Z';

describe('who and when', () => {
	it('is me elsewhere, the gestionnaire by name, an import, or the académie where nobody is on record', () => {
		expect(mineSentence(at, PARIS)).toBe('Vous, le 15/06/2017 à 10:00');
		expect(authorSentence({ at, actor: 'intervenant', actorName: 'Sophie Vasseur' }, PARIS)).toBe(
			'Vous (Sophie Vasseur), depuis un autre appareil, le 15/06/2017 à 10:00'
		);
		expect(authorSentence({ at, actor: 'gestionnaire', actorName: 'Marie Le Goff' }, PARIS)).toBe(
			'Marie Le Goff, gestionnaire, le 15/06/2017 à 10:00'
		);
		expect(authorSentence({ at, actor: 'system', actorName: '' }, 'Indian/Reunion')).toBe(
			'Import de l’académie, le 15/06/2017 à 12:00'
		);
		expect(takenOverSentence(['Commentaire'], null, PARIS)).toContain(': Commentaire. Données reçues');
	});
});

describe('a field in conflict', () => {
	const content = { remuneration: { kind: 'none' as const }, trips: [trip77833()] };
	const entry = entryFromContent(content);

	it('says which trip it is of, even when one side has it no more', () => {
		const empty = { ...entry, trips: [] };
		expect(fieldTitle(`trips.${id(1)}.comment`, [empty, entry])).toBe(
			'Déplacement 1 (PLEUVEN → CHATEAULIN) : Commentaire'
		);
		expect(fieldTitle(`trips.${id(1)}`, [entry])).toBe('Déplacement 1 (PLEUVEN → CHATEAULIN)');
		expect(fieldTitle('remuneration.candidates', [entry])).toBe('Nombre de candidats');
	});

	it('shows a value in words: dates, units, modes, nothing, a line deleted or whole', () => {
		const field = `trips.${id(1)}`;
		const shown = (name: string, value: unknown) => typedValue(`${field}.${name}`, value, modes)[0]?.text;
		expect(shown('returnDate', '2017-06-01')).toBe('01/06/2017');
		expect(shown('distanceKm', '40')).toBe('40 km');
		expect(shown('distanceKm', 'quarante')).toBe('quarante');
		expect(shown('otherCosts', '20,00')).toBe('20,00 €');
		expect(shown('comment', '')).toBe('(vide)');
		expect(typedValue(field, null, modes)).toEqual([{ label: null, text: 'Ligne supprimée' }]);
		const whole = typedValue(field, entry.trips[0], modes);
		expect(whole).toContainEqual({ label: 'Date de départ', text: '01/06/2017' });
		expect(whole.every(({ text }) => text !== '(vide)')).toBe(true);
	});

	it('of the récapitulatif: pieces by name, dates as the mission prints them', () => {
		expect(summaryValue('suppliedDocuments', [{ folder: 'pay', purpose: 'iban', name: 'rib.pdf' }])).toBe(
			'rib.pdf'
		);
		expect(summaryValue('missingDocuments', [{ folder: 'pay', purpose: 'iban' }])).toBe(
			'Relevé d’identité bancaire (IBAN)'
		);
		expect(summaryValue('suppliedDocuments', [])).toBe('(vide)');
		const schedule = { kind: 'period', startsAt: '2018-04-13T09:00', endsAt: '2018-04-20T18:00' };
		expect(summaryValue('mission.schedule', schedule)).toContain('Du vendredi 13/04/2018 à 09:00');
	});
});
