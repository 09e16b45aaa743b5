import { describe, expect, it } from 'vitest';
import { DEFAULT_MISSION_TYPES } from '../../../src/lib/domain/mission/default-mission-types';
import { PAY_INPUTS } from '../../../src/lib/domain/mission/mission';
import { isPayEntered } from '../../../src/lib/domain/mission/pay-entry';
import { checkRemuneration } from '../../../src/lib/domain/remuneration/check-remuneration';
import type { HalfDayLine, RemunerationEntry } from '../../../src/lib/domain/remuneration/remuneration-entry';

const DATES = ['2016-06-15', '2016-06-16'];

function codes(entry: RemunerationEntry, purpose: 'save' | 'validate' = 'validate'): string[] {
	return checkRemuneration(entry, entry.kind, DATES, purpose).map(({ code, field }) => `${code} ${field}`);
}
const line = (changes: Partial<HalfDayLine> = {}): HalfDayLine => ({
	id: 'a',
	date: '2016-06-15',
	morningStart: '08:00',
	morningEnd: '12:00',
	afternoonStart: '13:30',
	afternoonEnd: '17:00',
	...changes
});
const half = (...lines: HalfDayLine[]): RemunerationEntry => ({ kind: 'halfDays', lines });

describe('«What the remuneration part asks for», by the guide’s own type names', () => {
	it.each([
		['Correction de copies', 'copies'],
		['CORRECTION A DOMICILE', 'copies'],
		['Interrogation orale', 'candidates'],
		['ORAUX PROFESSIONNELS', 'candidates'],
		['Oral 2nd groupe', 'candidates'],
		['VAE', 'candidates'],
		['EPREUVE PRATIQUE', 'halfDays'],
		['PRATIQUE PROFESSIONNELLE', 'halfDays'],
		['EPREUVES EPS', 'halfDays'],
		['Epreuve sportive', 'halfDays'],
		['Epreuve orale ponctuelle au titre du contrôle continu', 'halfDays'],
		['Entretien recrutement sans concours', 'duration'],
		['LECTURE DE MEMOIRE', 'duration'],
		['Epreuve écrite ponctuelle au titre du contrôle continu', 'santorin'],
		['Correction de copies épreuve E3C', 'santorin'],
		['SURVEILLANCE', 'gestionnaire'],
		['TRAVAUX ADMINISTRATIFS', 'gestionnaire'],
		['REUNION', 'gestionnaire'],
		['Jury de délibération', 'none'],
		['Jury de délibération 2nd groupe', 'none'],
		["REUNION D'ENTENTE", 'none'],
		["REUNION D'HARMONISATION", 'none']
	])('%s asks for %s', (label, payInput) => {
		expect(DEFAULT_MISSION_TYPES.find((type) => type.label === label)?.payInput).toBe(payInput);
	});

	it('codes and labels are unique; deliberation is flagged, 2nd groupe included', () => {
		expect(new Set(DEFAULT_MISSION_TYPES.map(({ code }) => code)).size).toBe(DEFAULT_MISSION_TYPES.length);
		expect(new Set(DEFAULT_MISSION_TYPES.map(({ label }) => label)).size).toBe(DEFAULT_MISSION_TYPES.length);
		expect(DEFAULT_MISSION_TYPES.filter((type) => type.isDeliberation).map(({ label }) => label)).toEqual([
			'Jury de délibération',
			'Jury de délibération 2nd groupe'
		]);
	});

	it('«Ministry heading»: the intervenant enters nothing', () => {
		for (const payInput of PAY_INPUTS) expect(isPayEntered({ payInput, heading: 'ministry' })).toBe(false);
		expect(PAY_INPUTS.filter((payInput) => isPayEntered({ payInput, heading: 'academy' }))).toEqual([
			'copies',
			'candidates',
			'halfDays',
			'duration'
		]);
	});

	it('an entry of another kind than the mission’s is told', () => {
		const found = checkRemuneration({ kind: 'copies', copies: 3 }, 'candidates', DATES, 'save');
		expect(found.map(({ code }) => code)).toEqual(['wrongPayInput']);
	});
});

describe('«counts whole 0–9999»', () => {
	it.each([
		[0, []],
		[9999, []],
		[10000, ['countOutOfRange remuneration.copies']],
		[-1, ['countOutOfRange remuneration.copies']],
		[12.5, ['notAWholeNumber remuneration.copies']]
	])('%d copies', (copies, expected) => {
		expect(codes({ kind: 'copies', copies })).toEqual(expected);
		expect(codes({ kind: 'copies', copies }, 'save')).toEqual(expected);
	});

	it('«save» lets a missing count pass, «validate» does not', () => {
		expect(codes({ kind: 'candidates', candidates: null }, 'save')).toEqual([]);
		expect(codes({ kind: 'candidates', candidates: null })).toEqual(['required remuneration.candidates']);
	});
});

describe('«minutes 0–59»', () => {
	it.each([
		[12, 30, []],
		[0, 59, []],
		[1, null, []],
		[null, 30, []],
		[12, 60, ['minutesOutOfRange remuneration.minutes']],
		[12, 75, ['minutesOutOfRange remuneration.minutes']],
		[10000, 0, ['countOutOfRange remuneration.hours']],
		[0, 0, ['durationZero remuneration.hours']],
		[null, null, ['required remuneration.hours']]
	])('%s h %s min', (hours, minutes, expected) => {
		expect(codes({ kind: 'duration', hours, minutes })).toEqual(expected);
	});

	it('an empty or zero duration can be saved', () => {
		expect(codes({ kind: 'duration', hours: null, minutes: null }, 'save')).toEqual([]);
		expect(codes({ kind: 'duration', hours: 0, minutes: 0 }, 'save')).toEqual([]);
	});
});

describe('half-days: «a half-day’s end after its start, morning before afternoon, a date only inside the mission’s dates»', () => {
	it.each<[string, Partial<HalfDayLine>, string[]]>([
		['a whole day', {}, []],
		['a morning alone', { afternoonStart: null, afternoonEnd: null }, []],
		['an afternoon alone', { morningStart: null, morningEnd: null }, []],
		['noon to noon', { morningEnd: '12:00', afternoonStart: '12:00' }, []],
		[
			'an end at its start',
			{ morningEnd: '08:00' },
			['halfDayEndNotAfterStart remuneration.lines.a.morningEnd']
		],
		[
			'an end before its start',
			{ afternoonEnd: '13:29' },
			['halfDayEndNotAfterStart remuneration.lines.a.afternoonEnd']
		],
		[
			'a morning into the afternoon',
			{ morningEnd: '13:31' },
			['morningAfterAfternoon remuneration.lines.a.afternoonStart']
		],
		['the day before', { date: '2016-06-14' }, ['dateOutsideMission remuneration.lines.a.date']],
		['the day after', { date: '2016-06-17' }, ['dateOutsideMission remuneration.lines.a.date']],
		['a day that does not exist', { date: '2016-06-31' }, ['notADate remuneration.lines.a.date']],
		['a time that does not exist', { morningStart: '24:00' }, ['notATime remuneration.lines.a.morningStart']]
	])('%s', (_name, changes, expected) => {
		expect(codes(half(line(changes)))).toEqual(expected);
		expect(codes(half(line(changes)), 'save')).toEqual(expected);
	});

	it.each<[string, Partial<HalfDayLine>, string[]]>([
		['no end', { morningEnd: null }, ['halfDayIncomplete remuneration.lines.a.morningEnd']],
		['no start', { afternoonStart: null }, ['halfDayIncomplete remuneration.lines.a.afternoonStart']],
		['no date', { date: null }, ['required remuneration.lines.a.date']],
		[
			'no time at all',
			{ morningStart: null, morningEnd: null, afternoonStart: null, afternoonEnd: null },
			['halfDayEmpty remuneration.lines.a.morningStart']
		]
	])('%s: only «Valider» minds', (_name, changes, expected) => {
		expect(codes(half(line(changes)))).toEqual(expected);
		expect(codes(half(line(changes)), 'save')).toEqual([]);
	});

	it('one line a date', () => {
		expect(codes(half(line(), line({ id: 'b' })))).toEqual(['duplicateDate remuneration.lines.b.date']);
		expect(codes(half(line(), line({ id: 'b', date: '2016-06-16' })))).toEqual([]);
	});

	it('«Valider» needs a line', () => {
		expect(codes(half())).toEqual(['noHalfDay remuneration.lines']);
		expect(codes(half(), 'save')).toEqual([]);
	});
});

describe('«consult only»', () => {
	it('nothing is asked where SANTORIN or the gestionnaire supplies the pay', () => {
		expect(codes({ kind: 'santorin', unit: 'copies', count: null, groupingComment: null })).toEqual([]);
		expect(codes({ kind: 'gestionnaire' })).toEqual([]);
		expect(codes({ kind: 'none' })).toEqual([]);
	});
});
