import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmountCents } from '../../../src/lib/domain/money/cents';
import { countTitle } from '../../../src/lib/fr/count-title';
import {
	formatAmount,
	formatBytes,
	formatCount,
	formatDate,
	formatDateTime,
	formatInstant,
	formatKm
} from '../../../src/lib/fr/formats';
import { centreLabel, examAndSession, examLabel, juryLabel } from '../../../src/lib/fr/mission-labels';
import { scheduleLines, startLabel } from '../../../src/lib/fr/schedule';
import { mission52525 } from '../domain/samples';

describe('«On screen dd/mm/yyyy, HH:MM, decimal comma, «20,00 €»»', () => {
	it('dates and times', () => {
		expect(formatDate('2014-05-20')).toBe('20/05/2014');
		expect(formatDateTime('2014-05-20T07:45')).toBe('20/05/2014 à 07:45');
	});

	it('an instant by the zone’s wall clock, on either side of midnight', () => {
		expect(formatInstant('2026-06-30T22:30:00Z', 'Europe/Paris')).toBe('01/07/2026 à 00:30');
		expect(formatInstant('2026-06-30T22:30:00Z', 'Pacific/Tahiti')).toBe('30/06/2026 à 12:30');
	});

	it.each([
		[0, '0,00 €'],
		[5, '0,05 €'],
		[2000, '20,00 €'],
		[123450, '1 234,50 €'],
		[123456789, '1 234 567,89 €'],
		[-5, '-0,05 €']
	])('%i cents', (cents, text) => {
		expect(formatAmount(cents)).toBe(text);
	});

	it('«40 km», counts by three figures, sizes', () => {
		expect(formatKm(40)).toBe('40 km');
		expect(formatKm(1234)).toBe('1 234 km');
		expect(formatCount(999)).toBe('999');
		expect(formatBytes(1)).toBe('1 octet');
		expect(formatBytes(900)).toBe('900 octets');
		expect(formatBytes(5_242_880)).toBe('5 Mo');
		expect(formatBytes(1_600_000)).toBe('1,5 Mo');
		expect(formatBytes(734_003)).toBe('717 Ko');
	});

	it('no amount breaks at the end of a line, and every one reads back', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 999_999_999 }), (cents) => {
				const text = formatAmount(cents);
				expect(text).toMatch(/^\d{1,3}(\u202f\d{3})*,\d{2}\u00a0€$/);
				expect(readAmountCents(text)).toBe(cents);
			})
		);
	});
});

describe('the title of a list', () => {
	it.each([
		[0, 'Liste des missions (0 ligne)'],
		[1, 'Liste des missions (1 ligne)'],
		[2, 'Liste des missions (2 lignes)'],
		[39, 'Liste des missions (39 lignes)'],
		[10000, 'Liste des missions (10 000 lignes)']
	])('%i', (count, title) => {
		expect(countTitle('Liste des missions', count)).toBe(title);
	});
});

describe('the dates of a mission, as the guide prints them', () => {
	it('dated lines (52525)', () => {
		expect(scheduleLines(mission52525.schedule)).toEqual([
			'Le mardi 20/05/2014 à 07:45 Durée : 1 demi-journée(s)',
			'Le mardi 20/05/2014 à 13:30 Durée : 1 demi-journée(s)',
			'Le mercredi 21/05/2014 à 08:00 Durée : 1 demi-journée(s)'
		]);
		expect(startLabel(mission52525.schedule)).toBe('20/05/2014');
	});

	it('days (68752), and a line without duration (106801)', () => {
		expect(
			scheduleLines({
				kind: 'datedLines',
				lines: [
					{ date: '2016-06-20', time: '08:00', duration: { unit: 'day', count: 1 } },
					{ date: '2015-07-08', time: '08:00', duration: null }
				]
			})
		).toEqual(['Le lundi 20/06/2016 à 08:00 Durée : 1 journée(s)', 'Le mercredi 08/07/2015 à 08:00']);
	});

	it('a period (86373)', () => {
		expect(
			scheduleLines({ kind: 'period', startsAt: '2018-04-13T09:00', endsAt: '2018-04-20T18:00' })
		).toEqual(['Du vendredi 13/04/2018 à 09:00 au vendredi 20/04/2018 à 18:00']);
	});
});

describe('exam, centre and jury', () => {
	it('«Examen = exam[ - spécialité][ - épreuve-option]»', () => {
		expect(
			examLabel({
				exam: 'EPREUVES ANTICIPEES DU BCG',
				speciality: 'BACCALAUREAT GENERAL',
				examOption: 'C001A, Histoire-géographie 1ère éval'
			})
		).toBe('EPREUVES ANTICIPEES DU BCG - BACCALAUREAT GENERAL - C001A, Histoire-géographie 1ère éval');
		expect(examLabel({ exam: 'BACCALAUREAT GENERAL', speciality: null, examOption: '' })).toBe(
			'BACCALAUREAT GENERAL'
		);
		expect(examLabel({ exam: 'A', speciality: null, examOption: 'C' })).toBe('A - C');
	});

	it('«Centre = label[ (UAI)]»; marking at home has none', () => {
		const centre = { label: 'LGT EMILE ZOLA RENNES CEDEX', uai: '0350024L', town: null, postalCode: null };
		expect(centreLabel({ centre }, true)).toBe('LGT EMILE ZOLA RENNES CEDEX (0350024L)');
		expect(centreLabel({ centre }, false)).toBe('LGT EMILE ZOLA RENNES CEDEX');
		expect(centreLabel({ centre: { ...centre, uai: null } }, true)).toBe('LGT EMILE ZOLA RENNES CEDEX');
		expect(centreLabel({ centre: null }, true)).toBe('');
	});

	it('jury and session', () => {
		expect(juryLabel({ number: '0315', quality: 'MEMBRE DU JURY' })).toBe('MEMBRE DU JURY(0315)');
		expect(juryLabel({ number: '0315', quality: null })).toBe('0315');
		expect(examAndSession(mission52525)).toBe('BREVET DE TECHNICIEN SUPERIEUR Session juin 2014');
		expect(examAndSession({ exam: 'BTS', session: null })).toBe('BTS');
	});
});
