import { describe, expect, it } from 'vitest';
import { checkSuppliedPay, suppliedKinds } from '../../../src/lib/domain/claim/supplied-pay';
import { scaleOf, withScales } from '../../../src/lib/domain/travel/reimbursement-scale';
import { PAY_INPUTS } from '../../../src/lib/domain/mission/mission';

const DATES = ['2017-06-12', '2017-06-13'];

describe('pay that others enter', () => {
	it('is counted as the mission’s type says; «travaux administratifs» in hours or half-days', () => {
		expect(suppliedKinds({ payInput: 'copies' })).toEqual(['copies']);
		expect(suppliedKinds({ payInput: 'gestionnaire' })).toEqual(['duration', 'halfDays']);
		for (const payInput of ['santorin', 'none'] as const) expect(suppliedKinds({ payInput })).toEqual([]);
		for (const payInput of PAY_INPUTS) expect(Array.isArray(suppliedKinds({ payInput }))).toBe(true);
	});

	it('keeps the bounds of the intervenant’s own entry, and nothing may be missing', () => {
		const copies = { payInput: 'copies' as const };
		expect(checkSuppliedPay({ kind: 'copies', copies: 9999 }, copies, DATES)).toEqual([]);
		expect(checkSuppliedPay({ kind: 'copies', copies: 10_000 }, copies, DATES)).toMatchObject([
			{ code: 'countOutOfRange' }
		]);
		expect(checkSuppliedPay({ kind: 'copies', copies: null }, copies, DATES)).toMatchObject([
			{ code: 'required' }
		]);
		const work = { payInput: 'gestionnaire' as const };
		expect(checkSuppliedPay({ kind: 'duration', hours: 0, minutes: 0 }, work, DATES)).toMatchObject([
			{ code: 'durationZero' }
		]);
		expect(checkSuppliedPay({ kind: 'duration', hours: null, minutes: 30 }, work, DATES)).toEqual([]);
		expect(checkSuppliedPay({ kind: 'halfDays', lines: [] }, work, DATES)).toMatchObject([
			{ code: 'noHalfDay' }
		]);
	});

	it('is refused in another unit', () => {
		expect(
			checkSuppliedPay({ kind: 'candidates', candidates: 3 }, { payInput: 'copies' }, DATES)
		).toMatchObject([{ code: 'wrongPayInput' }]);
	});

	it('of half-days lies within the mission', () => {
		const line = {
			id: '0190f000-0000-4000-8000-000000000000',
			date: '2017-06-14',
			morningStart: '08:00',
			morningEnd: '12:00',
			afternoonStart: null,
			afternoonEnd: null
		};
		const entry = { kind: 'halfDays' as const, lines: [line] };
		expect(checkSuppliedPay(entry, { payInput: 'halfDays' }, DATES)).toMatchObject([
			{ code: 'dateOutsideMission' }
		]);
		expect(checkSuppliedPay(entry, { payInput: 'halfDays' }, [...DATES, '2017-06-14'])).toEqual([]);
	});
});

describe('the scale of a trip', () => {
	it('is SNCF until the gestionnaire grants the kilometric one, trip by trip', () => {
		expect(scaleOf(null, 'a')).toBe('sncf');
		const scales = withScales({ a: 'kilometric', b: 'sncf', gone: 'kilometric' }, ['a', 'b']);
		expect(scales).toEqual({ a: 'kilometric' });
		expect([scaleOf(scales, 'a'), scaleOf(scales, 'b'), scaleOf(scales, 'constructor')]).toEqual([
			'kilometric',
			'sncf',
			'sncf'
		]);
	});
});
