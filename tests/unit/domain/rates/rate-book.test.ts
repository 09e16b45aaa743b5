// Which rate holds on which day, the académie's before the national one, and what the national data must keep.
import { describe, expect, it } from 'vitest';
import type { Rate, RateKind } from '../../../../src/lib/domain/academy/rate-kinds';
import { isLocalDate } from '../../../../src/lib/domain/calendar/local-date-time';
import { readExact } from '../../../../src/lib/domain/money/exact';
import { readAcademyBand } from '../../../../src/lib/domain/rates/academy-band';
import { examLevel } from '../../../../src/lib/domain/rates/exam-level';
import type { KnownRate, RateBand } from '../../../../src/lib/domain/rates/known-rate';
import { findRate, holdsOn, NATIONAL_RATES, rateBook } from '../../../../src/lib/domain/rates/rate-book';

const inPlace = (place: string) => (band: RateBand) =>
	band.by === 'all' || (band.by === 'place' && band.places.some((own) => own === place));
const national = (kind: RateKind, day: string, place = 'mainland') =>
	findRate(rateBook(), kind, day, inPlace(place))?.amount ?? null;
const own = (kind: RateKind, amount: string, startsOn: string, band = ''): Rate => ({
	kind,
	band,
	amount,
	startsOn,
	source: 'Note du rectorat'
});

describe('national rates (rules §4)', () => {
	it.each([
		['meal', '2016-12-31', 'mainland', null],
		['meal', '2017-06-01', 'mainland', '15.25'],
		['meal', '2019-12-31', 'mainland', '15.25'],
		['meal', '2020-01-01', 'mainland', '17.50'],
		['meal', '2023-09-21', 'mainland', '17.50'],
		['meal', '2023-09-22', 'mainland', '20'],
		['meal', '2023-09-22', 'pacific', '24'],
		['meal', '2023-09-21', 'overseas', null],
		['mealReduced', '2017-06-01', 'paris', '7.63'],
		['mealReduced', '2024-06-01', 'mainland', '10'],
		['night', '2019-02-28', 'mainland', null],
		['night', '2022-06-01', 'mainland', '70'],
		['night', '2022-06-01', 'paris', '110'],
		['night', '2024-06-01', 'largeTown', '120'],
		['night', '2024-06-01', 'paris', '140'],
		['night', '2024-06-01', 'overseas', '120']
	] as const)('%s on %s, %s: %s', (kind, day, place, amount) => {
		expect(national(kind, day, place)).toBe(amount);
	});

	it('has an amount, days that exist and an end after the beginning in each line', () => {
		for (const { amount, from, until } of NATIONAL_RATES) {
			expect(readExact(amount), amount).not.toBeNull();
			expect(isLocalDate(from)).toBe(true);
			expect(until === null || (isLocalDate(until) && until > from)).toBe(true);
		}
	});

	it('never has two amounts for one case on one day', () => {
		const places = (band: RateBand) => (band.by === 'place' ? [...band.places] : [JSON.stringify(band)]);
		const meets = (a: KnownRate, b: KnownRate) =>
			a.kind === b.kind &&
			places(a.band).some((place) => places(b.band).includes(place)) &&
			(holdsOn(a, b.from) || holdsOn(b, a.from));
		const twice = NATIONAL_RATES.filter((a, index) =>
			NATIONAL_RATES.some((b, other) => other !== index && meets(a, b))
		);
		expect(twice).toEqual([]);
	});

	it('gives no kilometre between the two days that two sources tell for the scale of 2022', () => {
		const small = (band: RateBand) =>
			band.by === 'vehicle' && band.vehicle === 'upTo5Cv' && band.overKm === 0;
		const on = (day: string) => findRate(rateBook(), 'carKm', day, small)?.amount ?? null;
		expect(['2020-12-31', '2021-12-31', '2022-02-01', '2022-03-14'].map(on)).toEqual([
			null,
			'0.29',
			null,
			'0.32'
		]);
	});
});

describe('the rates of an académie', () => {
	const book = rateBook([
		own('meal', '16', '2017-01-01'),
		own('meal', '18', '2018-01-01'),
		own('meal', '25', '2018-01-01', 'Paris'),
		own('meal', '99', '2016-01-01', 'les jours de pluie')
	]);
	const on = (day: string, place = 'mainland') => findRate(book, 'meal', day, inPlace(place));

	it('go before the national ones, each until the next begins', () => {
		expect(on('2016-12-31')).toBeNull();
		expect(on('2017-12-31')).toMatchObject({
			amount: '16',
			until: '2017-12-31',
			source: { kind: 'academy', text: 'Note du rectorat' }
		});
		expect(on('2024-01-01')?.amount).toBe('18');
		expect(on('2024-01-01', 'paris')?.amount).toBe('25');
	});

	it('leave the national ones where they say nothing', () => {
		expect(findRate(book, 'night', '2024-01-01', inPlace('paris'))?.amount).toBe('140');
	});

	it.each([
		['sncfKm', '1–16 km', { by: 'distance', overKm: 0, upToKm: 16 }],
		['sncfFixed', '17 à 32', { by: 'distance', overKm: 16, upToKm: 32 }],
		['sncfKm', '800 km et plus', { by: 'distance', overKm: 799, upToKm: null }],
		['sncfKm', '', null],
		[
			'carKm',
			'jusqu’à 5 CV, jusqu’à 2 000 km',
			{ by: 'vehicle', vehicle: 'upTo5Cv', overKm: 0, upToKm: 2000 }
		],
		['carKm', '6 et 7 CV', { by: 'vehicle', vehicle: '6or7Cv', overKm: 0, upToKm: null }],
		[
			'carKm',
			'8 CV et plus, au-delà de 10 000 km',
			{ by: 'vehicle', vehicle: 'over7Cv', overKm: 10_000, upToKm: null }
		],
		['carKm', 'diesel', null],
		['night', 'Grandes villes', { by: 'place', places: ['largeTown'] }],
		['copy', 'Baccalauréat général', { by: 'exam', exam: 'BACCALAUREAT GENERAL' }],
		['oralHour', '', { by: 'all' }]
	] as const)('are read from their case: %s «%s»', (kind, written, band) => {
		expect(readAcademyBand(kind, written)).toEqual(band);
	});
});

describe('the taux of an exam', () => {
	it.each([
		['BACCALAUREAT GENERAL', { copy: 5, hour: 3, isReadFromName: false }],
		['Baccalauréat professionnel', { copy: 5, hour: 3, isReadFromName: false }],
		['EPREUVES ANTICIPÉES DU BCG', { copy: 5, hour: 3, isReadFromName: true }],
		['DIPLOME NATIONAL DU BREVET', { copy: 1, hour: 1, isReadFromName: false }],
		["CERTIFICAT D'APTITUDE PROFESSIONNELLE", { copy: 1, hour: 1, isReadFromName: false }],
		['CERTIFICAT D’APTITUDE PROFESSIONNELLE', { copy: 1, hour: 1, isReadFromName: false }],
		['BREVET DE TECHNICIEN', { copy: 3, hour: 3, isReadFromName: false }],
		['BREVET DE TECHNICIEN SUPERIEUR', null],
		['CAPES', null],
		['INFIRMIER', null]
	])('%s', (exam, level) => {
		expect(examLevel(exam)).toEqual(level);
	});
});
