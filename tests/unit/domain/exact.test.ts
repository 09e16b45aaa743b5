// Exact amounts: no float on the way, one rounding at the end.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dividedBy, plus, readExact, roundedCents, times, ZERO } from '../../../src/lib/domain/money/exact';

const read = (text: string) => readExact(text)!;
const decimal = fc
	.tuple(fc.nat(9999), fc.nat(9999))
	.map(([whole, part]) => `${whole}.${String(part).padStart(4, '0')}`);

describe('exact amounts', () => {
	it.each(['', '-1', '1e3', '1,5', '.5', '5.', '1 000', '1234567890'])('are not read from «%s»', (text) => {
		expect(readExact(text)).toBeNull();
	});

	it('are rounded half upwards, and only there', () => {
		expect(roundedCents(read('0.005'))).toBe(1);
		expect(roundedCents(read('0.0049999'))).toBe(0);
		expect(roundedCents(read('1.005'))).toBe(101);
		// 12 h 30 at 4,11 € (rules §4c): 51,375.
		expect(roundedCents(dividedBy(times(read('4.11'), 750), 60))).toBe(5138);
		expect(roundedCents(ZERO)).toBe(0);
	});

	it('does not pile up what a rounding on the way would', () => {
		const third = dividedBy(read('0.01'), 3);
		expect(roundedCents(plus(plus(third, third), third))).toBe(1);
	});

	it('stays within half a cent of the fraction, whatever is multiplied', () => {
		fc.assert(
			fc.property(decimal, fc.nat(99_999_999), fc.integer({ min: 1, max: 6000 }), (text, count, parts) => {
				const amount = dividedBy(times(read(text), count), parts);
				const cents = BigInt(roundedCents(amount));
				const twice = cents * 2n * amount.denominator - amount.numerator * 200n;
				return twice > -amount.denominator && twice <= amount.denominator;
			})
		);
	});

	it('refuses a count that is not whole, and a division by nothing', () => {
		expect(() => times(read('1'), 0.5)).toThrow(RangeError);
		expect(() => dividedBy(read('1'), 0)).toThrow(RangeError);
	});
});
