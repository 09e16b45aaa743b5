// A year in figures: each due part once, by where it stands.
import { describe, expect, it } from 'vitest';
import { schoolYearOf } from '../../../../src/lib/domain/calendar/school-year';
import { sumOf, type EstimateLine } from '../../../../src/lib/domain/estimate/estimate';
import { summariseYear, yearState, type YearClaim } from '../../../../src/lib/domain/estimate/year-summary';

const TODAY = '2017-06-15';
const line = (part: EstimateLine['part'], amountCents: number | null): EstimateLine => ({
	part,
	tripIndex: null,
	subject: 'copies',
	count: 1,
	journeys: null,
	amountCents,
	reason: amountCents === null ? 'unknownRate' : null,
	rates: [],
	notes: []
});
const both = (
	pay: Partial<YearClaim['parts']['remuneration']>,
	travel: Partial<YearClaim['parts']['travel']> = {},
	more: Partial<YearClaim> = {}
): YearClaim => ({
	parts: {
		remuneration: { status: 'none', paidOn: null, ...pay },
		travel: { status: 'none', paidOn: null, ...travel }
	},
	isNotDone: false,
	estimate: sumOf([line('remuneration', 7000), line('travel', 1525), line('travel', null)]),
	...more
});

describe('where a part stands', () => {
	it.each([
		['notYetDone', null, 'toCome'],
		['inProgress', null, 'toDo'],
		['toValidate', null, 'toDo'],
		['validated', null, 'sent'],
		['gestionnaireToHandle', null, 'sent'],
		['accepted', null, 'accepted'],
		['handled', null, 'accepted'],
		['accepted', TODAY, 'paid'],
		['accepted', '2017-06-16', 'accepted'],
		['none', null, null],
		['cancelled', TODAY, null],
		['deferred', null, null]
	] as const)('%s, paid on %s: %s', (status, paidOn, state) => {
		expect(yearState(status, paidOn, TODAY)).toBe(state);
	});
});

describe('a year', () => {
	it('counts parts apart, each with its own estimate, and nothing that is not due', () => {
		const claims = [
			both({ status: 'accepted', paidOn: '2017-06-01' }, { status: 'validated' }),
			both({ status: 'toValidate' }, { status: 'cancelled' }),
			both({ status: 'notYetDone' }, { status: 'notYetDone' }, { isNotDone: true }),
			both({ status: 'toValidate' }, {}, { estimate: null })
		];
		expect(summariseYear(claims, TODAY)).toEqual([
			{ state: 'toDo', parts: 2, cents: 7000, unpriced: 0 },
			{ state: 'sent', parts: 1, cents: 1525, unpriced: 1 },
			{ state: 'paid', parts: 1, cents: 7000, unpriced: 0 }
		]);
	});

	it('begins on 1 September', () => {
		expect(['2017-08-31', '2017-09-01', '2018-01-01'].map(schoolYearOf)).toEqual([2016, 2017, 2017]);
	});
});
