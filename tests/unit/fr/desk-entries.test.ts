import { describe, expect, it } from 'vitest';
import { appliedSentence, applyLabel } from '../../../src/lib/fr/gestion/bulk';
import { scaleReason } from '../../../src/lib/fr/gestion/entries';
import { historySentence } from '../../../src/lib/fr/history';
import { scaleSentence, suppliedSentence } from '../../../src/lib/fr/screens/supplied';

const line = {
	at: '2017-06-15T08:00:00Z',
	actor: 'gestionnaire' as const,
	actorName: 'Gwenola Tanguy',
	part: 'remuneration' as const,
	from: null,
	to: null
};

describe('«Suivi» of what others entered', () => {
	it('says who entered what', () => {
		expect(
			suppliedSentence({
				entry: { kind: 'copies', copies: 12 },
				at: line.at,
				actor: 'president',
				actorName: 'Nolwenn Guillou'
			})
		).toBe('Saisi par le président de jury (Nolwenn Guillou) – Nombre de copies : 12.');
		expect(historySentence({ ...line, action: 'enterPay', reason: 'Nombre de copies : 12' })).toBe(
			'Gwenola Tanguy : saisie enregistrée (frais de rémunération) : Nombre de copies : 12'
		);
	});

	it('tells the scale where it is not the default', () => {
		expect(scaleSentence(null)).toBeNull();
		expect(scaleSentence({})).toBeNull();
		expect(scaleSentence({ a: 'kilometric' })).toBe(
			'Un déplacement en automobile est remboursé selon le barème kilométrique.'
		);
		expect([scaleReason(0, 2), scaleReason(1, 2), scaleReason(2, 2)]).toEqual([
			'SNCF 2e classe',
			'barème kilométrique pour 1 déplacement sur 2',
			'barème kilométrique pour 2 déplacements sur 2'
		]);
	});

	it('an app that does not know an act says what is true of all', () => {
		expect(historySentence({ ...line, part: null, action: 'of tomorrow' as never, reason: null })).toBe(
			'Gwenola Tanguy : état de frais modifié'
		);
	});
});

it('counts of several agree', () => {
	expect([applyLabel(1), applyLabel(3)]).toEqual(['Accepter 1 état de frais', 'Accepter 3 états de frais']);
	expect(appliedSentence(1, 0)).toBe('1 état de frais accepté.');
	expect(appliedSentence(2, 2)).toBe('2 états de frais acceptés. 2 états de frais n’ont pas été acceptés.');
});
