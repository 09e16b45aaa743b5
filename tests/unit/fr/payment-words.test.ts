// Counts in the words of batches, payments and figures: one is not several.
import { expect, it } from 'vitest';
import { NO_UNITS } from '../../../src/lib/domain/payment/export-units';
import { fullSentence, linesText, unitsText } from '../../../src/lib/fr/gestion/exports';
import { appliedSentence, PAYMENTS_COMMAND, paymentPart } from '../../../src/lib/fr/gestion/payments';
import { countingSentence, totalSentence } from '../../../src/lib/fr/gestion/statistics';

it('counts one thing as one', () => {
	expect([0, 1, 2].map(linesText)).toEqual(['0 ligne', '1 ligne', '2 lignes']);
	expect(fullSentence(5000, 1)).toMatch(/^1 état de frais attend\s: /);
	expect(fullSentence(5000, 2)).toMatch(/^2 états de frais attendent\s: /);
	expect(appliedSentence(1, 2)).toMatch(/^1 date enregistrée, 2 remplacées\. /);
	expect(countingSentence(1, 2)).toContain('1 état de frais compté sur 2.');
	expect([1, 2].map(totalSentence)).toEqual(['Total : 1 état de frais', 'Total : 2 états de frais']);
	expect(PAYMENTS_COMMAND.report(1, 1, 0, 2)).toBe(
		'1 ligne : 1 date nouvelle, 0 remplacée, 2 déjà enregistrées.'
	);
	expect(PAYMENTS_COMMAND.refused(1)).toBe('1 anomalie : rien n’a été enregistré.');
});

it('tells the units of a line, and that there are none', () => {
	expect(unitsText({ ...NO_UNITS, copies: 14, minutes: -45 })).toBe('Copies : 14 · Durée : -0 h 45');
	expect(unitsText(NO_UNITS)).toBe('rien de saisi à payer');
});

it('reads a part with its accents or without', () => {
	expect(['rémunération', 'REMUNERATION', 'Déplacement', 'de\u0301placement'].map(paymentPart)).toEqual([
		'remuneration',
		'remuneration',
		'travel',
		'travel'
	]);
	expect(['', 'pay', 'rémunérations'].map(paymentPart)).toEqual([null, null, null]);
});
