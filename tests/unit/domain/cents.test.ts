import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_AMOUNT_CENTS, readAmountCents, typedAmount } from '../../../src/lib/domain/money/cents';

describe('amounts as typed: «value or clear error, never ×100»', () => {
	it.each([
		['20', 2000],
		['20,00', 2000],
		['12,34', 1234],
		['12.34', 1234],
		['12,3', 1230],
		['20,', 2000],
		['0', 0],
		['0,05', 5],
		['007,50', 750],
		['1 234,50 €', 123450],
		['1\u202f234,50\u00a0€', 123450],
		['1\u00a0234,50', 123450],
		[' 12,3 € ', 1230],
		['1 234 567,89', 123456789],
		['20 euros', 2000],
		['20EUR', 2000],
		['9999999,99', 999_999_999]
	])('«%s» is %i cents', (text, cents) => {
		expect(readAmountCents(text)).toBe(cents);
	});

	it.each([
		'',
		' ',
		'€',
		'0,005',
		'-1',
		'+1',
		'1e3',
		'1 23',
		'1 2345',
		'1,234.50',
		'1.234,50',
		',5',
		'20€50',
		'€20',
		'12,3,4',
		'vingt',
		'Infinity',
		'NaN',
		'0x10',
		'10000000',
		'99999999999999999999',
		'\u0661\u0662'
	])('«%s» is no amount', (text) => {
		expect(readAmountCents(text)).toBeNull();
	});

	it('what is written reads back to the cent, with comma, point or grouping', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: MAX_AMOUNT_CENTS }), (cents) => {
				const text = typedAmount(cents);
				expect(readAmountCents(text)).toBe(cents);
				expect(readAmountCents(text.replace(',', '.'))).toBe(cents);
				const [euros = '', rest = ''] = text.split(',');
				const grouped = euros.replace(/\B(?=(\d{3})+$)/g, '\u202f');
				expect(readAmountCents(`${grouped},${rest}\u00a0€`)).toBe(cents);
			})
		);
	});

	it('whatever is typed gives null or whole cents within the bound', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...'0123456789,. €-e\u202f\u00a0') }), (text) => {
				const cents = readAmountCents(text);
				if (cents === null) return;
				expect(Number.isSafeInteger(cents)).toBe(true);
				expect(cents).toBeGreaterThanOrEqual(0);
				expect(cents).toBeLessThanOrEqual(MAX_AMOUNT_CENTS);
			})
		);
	});
});
