// Ages, delays and reasons as the figures tell them apart, each at its edge.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedHours, medianHours } from '../../../src/lib/domain/statistics/processing-time';
import { reasonKey, shownReason } from '../../../src/lib/domain/statistics/reason-key';
import { ageBandOf, countedState } from '../../../src/lib/domain/statistics/waiting-age';
import { delayText, monthLabel } from '../../../src/lib/fr/gestion/statistics';

describe('ages', () => {
	it.each([
		['2017-06-15', 'week'],
		['2017-06-08', 'week'],
		['2017-06-07', 'month'],
		['2017-05-16', 'month'],
		['2017-05-15', 'quarter'],
		['2017-03-17', 'quarter'],
		['2017-03-16', 'older'],
		['2017-06-20', 'week']
	])('since %s on 15/06/2017: %s', (since, band) => {
		expect(ageBandOf(since, '2017-06-15')).toBe(band);
	});

	it('calls a part late from the day after its mission', () => {
		expect(countedState('open', '2017-06-15', '2017-06-15')).toBe('pending');
		expect(countedState('open', '2017-06-14', '2017-06-15')).toBe('toValidate');
		expect(countedState('validated', '2017-06-14', '2017-06-15')).toBe('validated');
		expect(() => countedState('lost', '', '2017-06-15')).toThrow('no counted state');
	});
});

describe('delays', () => {
	it.each([
		[-3, 0],
		[0.99, 0],
		[71.9, 71],
		[72, 72],
		[95.9, 72],
		[96, 96],
		[505, 504]
	])('%f h counts as %i', (hours, counted) => {
		expect(countedHours(hours)).toBe(counted);
	});

	it('gives the median of what was counted, in any order of rows', () => {
		expect(medianHours([])).toBeNull();
		expect(medianHours([{ hours: 5, n: 0 }])).toBeNull();
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 40 }), (values) => {
				const counts = [...new Set(values)].map((hours) => ({
					hours,
					n: values.filter((each) => each === hours).length
				}));
				const sorted = [...values].sort((a, b) => a - b);
				expect(medianHours(counts.reverse())).toBe(sorted[Math.ceil(sorted.length / 2) - 1]);
			})
		);
	});

	it('is told in hours below a day, in days beyond', () => {
		expect([null, 0, 23, 24, 30, 47, 48, 504].map(delayText)).toEqual([
			'–',
			'0 h',
			'23 h',
			'1 jour',
			'1,3 jour',
			'2 jours',
			'2 jours',
			'21 jours'
		]);
		expect(monthLabel('2017-06')).toBe('juin 2017');
	});
});

describe('reasons', () => {
	it('takes spellings of one reason together', () => {
		const keys = ['Billet illisible.', 'billet  ILLISIBLE', ' Billet illisible …', 'Billet\nillisible !'].map(
			reasonKey
		);
		expect(new Set(keys)).toEqual(new Set(['billet illisible']));
		expect(reasonKey('Élève')).toBe('eleve');
		// Typed on a phone, by a word processor, or by hand.
		for (const spelling of [
			'RIB manquant : l’IBAN n’est pas lisible',
			"RIB manquant, l'IBAN n'est pas lisible.",
			'« RIB manquant » – l‘IBAN n’est pas lisible !'
		])
			expect(reasonKey(spelling)).toBe('rib manquant l iban n est pas lisible');
		expect(reasonKey('Œuvre non jointe')).toBe(reasonKey('oeuvre non-jointe'));
		expect(reasonKey('page 2')).not.toBe(reasonKey('page 3'));
		// Nothing but marks is still told apart from nothing.
		expect(reasonKey(' ?! ')).toBe('?!');
		expect(reasonKey('Billet illisible pour le retour')).not.toBe(keys[0]);
		expect(shownReason('x'.repeat(121))).toBe(`${'x'.repeat(119)}…`);
		expect(shownReason('x'.repeat(120))).toBe('x'.repeat(120));
	});
});
