import { describe, expect, it } from 'vitest';
import { FIRST_FILTER, narrowedBy, readQueueFilter } from '../../../src/lib/domain/queue/queue-filter';
import { isSameInQueue, otherCostsOf } from '../../../src/lib/domain/queue/queue-facts';
import { amountRangeMarks, dayRangeMarks } from '../../../src/lib/domain/queue/range-marks';
import { claim, part, trip77833 } from './samples';

const DAYS = { year: '_y', month: '_m', day: '_j' };

function read(fields: Record<string, string>) {
	return readQueueFilter((name) => fields[name] ?? '');
}

describe('what a gestionnaire chooses', () => {
	it('is what waits for a decision, who waits longest first, where nothing is said', () => {
		expect(read({})).toEqual({ ok: true, filter: FIRST_FILTER });
		expect(narrowedBy(FIRST_FILTER)).toBe(0);
	});

	it('reads words, dates, amounts in cents, and choices', () => {
		expect(
			read({
				status: 'all',
				person: '  Kerdoncuff ',
				keyword: '77833',
				missionFrom: '2017-06-01',
				missionTo: '2017-06-01',
				amountFromCents: '12,50',
				amountToCents: '1 234,50 €',
				waitingDays: '30',
				isLate: '1',
				attestation: 'absent',
				order: 'newest'
			})
		).toEqual({
			ok: true,
			filter: {
				...FIRST_FILTER,
				status: 'all',
				person: 'Kerdoncuff',
				keyword: '77833',
				missionFrom: '2017-06-01',
				missionTo: '2017-06-01',
				amountFromCents: 1250,
				amountToCents: 123_450,
				waitingDays: 30,
				isLate: true,
				attestation: 'absent',
				order: 'newest'
			}
		});
	});

	it.each([
		[{ missionFrom: '2017-02-30' }, ['missionFrom']],
		[{ validatedTo: 'hier' }, ['validatedTo']],
		// The day after it has no name: no list could be asked for.
		[{ validatedTo: '9999-12-31' }, ['validatedTo']],
		[{ missionFrom: '1999-12-31' }, ['missionFrom']],
		[{ amountFromCents: '-1' }, ['amountFromCents']],
		[{ missionFrom: '2017-06-02', missionTo: '2017-06-01' }, ['missionTo']],
		[{ amountFromCents: '10,01', amountToCents: '10,00' }, ['amountToCents']]
	])('tells what cannot be read: %j', (fields, wrong) => {
		expect(read(fields as unknown as Record<string, string>)).toMatchObject({ ok: false, fields: wrong });
	});

	it('reads a date as it is typed where the browser has no calendar', () => {
		expect(read({ missionFrom: '1/6/2017', missionTo: '31/12/2099' }).filter).toMatchObject({
			missionFrom: '2017-06-01',
			missionTo: '2099-12-31'
		});
	});

	it('keeps all that could be read beside what could not', () => {
		const said = read({ status: 'all', exam: 'DNB', isLate: '1', waitingDays: '30', amountFromCents: 'dix' });
		expect(said).toEqual({
			ok: false,
			fields: ['amountFromCents'],
			filter: { ...FIRST_FILTER, status: 'all', exam: 'DNB', isLate: true, waitingDays: 30 }
		});
	});

	it('takes an unknown choice for none', () => {
		const { filter } = read({ status: 'x', waitingDays: '8', attestation: 'x', order: 'x' });
		expect(filter).toEqual(FIRST_FILTER);
	});
});

describe('ranges as marks', () => {
	it('are whole years, months and days, ends included', () => {
		expect(dayRangeMarks('2017-06-15', '2017-06-15', DAYS)).toEqual(['_j20170615']);
		expect(dayRangeMarks('2016-12-31', '2018-01-01', DAYS)).toEqual(['_j20161231', '_y2017', '_j20180101']);
		expect(dayRangeMarks('2017-01-31', '2017-03-01', DAYS)).toEqual(['_j20170131', '_m201702', '_j20170301']);
		expect(dayRangeMarks('2020-02-01', '2020-02-28', DAYS)).toHaveLength(28);
		expect(dayRangeMarks('2020-02-01', '2020-02-29', DAYS)).toEqual(['_m202002']);
	});

	it('without a bound go on for years, never for days', () => {
		expect(dayRangeMarks('2017-12-31', null, DAYS).slice(0, 2)).toEqual(['_j20171231', '_y2018']);
		expect(dayRangeMarks(null, null, DAYS)).toHaveLength(100);
		expect(dayRangeMarks('2017-06-02', '2017-06-01', DAYS)).toEqual([]);
	});

	/** What a line of this amount carries (academy/0008, `queue_source`). */
	function marksOf(cents: number): string[] {
		return [
			`_am${Math.min(99, Math.floor(cents / 100_000))}`,
			`_ac${Math.floor(cents / 10_000)}`,
			`_ad${Math.floor(cents / 1_000)}`,
			`_au${Math.floor(cents / 100)}`
		];
	}

	it.each([
		[0, 0],
		[1_250, 13_000],
		[9_999, 10_000],
		[0, 99_999],
		[123_456, 7_654_321],
		[9_899_900, 9_900_100],
		[null, 5_000],
		[20_000_00, null]
	])('hold each euro of %s to %s cents once, and no other', (from, to) => {
		const marks = new Set(amountRangeMarks(from, to));
		expect(marks.size).toBeLessThan(150);
		const first = Math.floor((from ?? 0) / 100);
		const last = to === null ? 98_999 : Math.floor(to / 100);
		for (const euros of [first, first + 1, first + 99, last - 101, last - 1, last].filter(
			(one) => one >= first && one <= last && one < 99_000
		)) {
			const found = marksOf(euros * 100).filter((mark) => marks.has(mark));
			expect(found, `${euros} €`).toHaveLength(1);
		}
		for (const euros of [first - 1, last + 1].filter((one) => one >= 0 && one < 99_000 && to !== null)) {
			if (euros < first || euros > last)
				expect(marksOf(euros * 100).filter((mark) => marks.has(mark))).toEqual([]);
		}
	});
});

describe('a change of the queue', () => {
	const before = claim({ remuneration: part('open'), travel: part('open') });

	it('is none where an entry is only saved', () => {
		const content = { ...before.content, remuneration: { kind: 'copies' as const, copies: 12 } };
		expect(isSameInQueue(before, { ...before, content })).toBe(true);
	});

	it.each([
		['a status', { travel: part('validated') }],
		['a lateness', { isLate: !before.isLate }],
		['an attestation', { attestation: 'absent' as const }],
		['«Je n’ai pas effectué»', { notDone: { at: '2017-06-15T08:00:00Z', by: 'X' } }],
		['a N° Dossier', { fileNumber: '4-3' }],
		['a validation', { finalSummary: { version: 2, sha256: '', validatedAt: '2017-06-15T08:00:00Z' } }]
	])('is %s', (_name, change) => {
		expect(isSameInQueue(before, { ...before, ...change })).toBe(false);
	});

	it('is a cent of «frais divers» more', () => {
		const withCosts = (otherCostsCents: number | null) => ({
			...before,
			content: { ...before.content, trips: [trip77833({ otherCostsCents })] }
		});
		expect(isSameInQueue(withCosts(2_000), withCosts(2_001))).toBe(false);
		expect(isSameInQueue(withCosts(null), withCosts(0))).toBe(true);
		expect(otherCostsOf(withCosts(2_000))).toBe(2_000);
	});
});
