// An estimate in words: how much, how it was reckoned, by which text; and words for everything that can occur.
import { describe, expect, it } from 'vitest';
import { ESTIMATE_NOTES, UNPRICED_REASONS } from '../../../../src/lib/domain/estimate/estimate';
import { estimateClaim } from '../../../../src/lib/domain/estimate/estimate-claim';
import { RATE_SOURCES } from '../../../../src/lib/domain/rates/known-rate';
import { NATIONAL_RATES } from '../../../../src/lib/domain/rates/rate-book';
import {
	ESTIMATE_NOTE_SENTENCES,
	quantityText,
	reckoningTexts,
	UNPRICED_SENTENCES,
	unpricedSentence
} from '../../../../src/lib/fr/screens/estimate';
import {
	bandText,
	formatRate,
	RATE_SOURCE_WORDS,
	rateDays,
	sourceText
} from '../../../../src/lib/fr/screens/rates';
import { academy, claim, id, mission52525, trip77833 } from '../../domain/samples';

/** Spaces that do not break read as plain ones. */
const plain = (text: string) => text.replace(/[\u00A0\u202F]/gu, ' ');

describe('an estimate', () => {
	const trips = [
		trip77833({ departureDate: '2012-01-10', otherCostsCents: null }),
		trip77833({
			id: id(2),
			departureDate: '2024-06-03',
			distanceKm: 2030,
			oneWayJourneys: 1,
			otherCostsCents: null
		})
	];
	const { lines } = estimateClaim({
		content: { remuneration: { kind: 'duration', hours: 12, minutes: 30 }, trips },
		claim: claim({ travelScales: { [id(2)]: 'kilometric' } }),
		mission: {
			...mission52525,
			exam: 'BACCALAUREAT GENERAL',
			typeCode: 'EPREUVES_EPS',
			payInput: 'duration'
		},
		academy: academy(),
		vehicle: '6or7Cv'
	});
	const of = (subject: string) => lines.find((line) => line.subject === subject)!;

	it.each([
		['hours', '12 h 30', ['12 h 30 × 9,60 € l’heure × 75 %']],
		['sncfKilometres', '40 km × 2 trajets', ['(1,8551 € + 40 km × 0,1432 €) × 2 trajets']],
		['kilometres', '2 030 km', ['2 000 km × 0,41 €', '30 km × 0,51 €']]
	])('%s is read back as it was reckoned', (subject, quantity, reckoning) => {
		expect(plain(quantityText(of(subject)))).toBe(quantity);
		expect(reckoningTexts(of(subject)).map(plain)).toEqual(reckoning);
	});

	it('says what the total leaves out', () => {
		expect(unpricedSentence(0)).toBeNull();
		expect(unpricedSentence(1)).toContain('Une ligne');
		expect(unpricedSentence(3)).toContain('3 lignes');
	});
});

describe('the words of rates', () => {
	it('name every reason, note and source', () => {
		for (const reason of UNPRICED_REASONS) expect(UNPRICED_SENTENCES[reason]).not.toBe('');
		for (const note of ESTIMATE_NOTES) expect(ESTIMATE_NOTE_SENTENCES[note]).not.toBe('');
		for (const source of RATE_SOURCES) expect(RATE_SOURCE_WORDS[source].readIn).not.toBe('');
		const used = new Set(NATIONAL_RATES.map(({ source }) => (source.kind === 'national' ? source.id : '')));
		expect([...used].sort()).toEqual([...RATE_SOURCES].sort());
	});

	it('tell days, and the doubt of a first day that was not read', () => {
		const meals = NATIONAL_RATES.filter(({ kind, band }) => kind === 'meal' && bandText(band) !== '');
		expect(meals.map(rateDays).map(plain)).toEqual([
			'du 01/01/2017 au 31/12/2019 (date de début non vérifiée)',
			'du 01/01/2020 au 21/09/2023',
			'depuis le 22/09/2023',
			'depuis le 22/09/2023'
		]);
	});

	it('write an exact rate, and whose it is', () => {
		expect(['20', '1.8551', '0.9', '1234.5'].map(formatRate).map(plain)).toEqual([
			'20,00 €',
			'1,8551 €',
			'0,90 €',
			'1 234,50 €'
		]);
		expect(plain(sourceText({ kind: 'academy', text: 'Note' }))).toBe('Taux saisi par votre académie : Note');
	});
});
