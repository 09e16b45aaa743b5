// Exact amounts in euros between a rate and the cent: fractions of whole numbers, so that no product is rounded on the
// way. A line of money is rounded once, at its end (`roundedCents`), and nowhere else.

/** Euros as `numerator / denominator`; the denominator is above 0. */
export interface Exact {
	readonly numerator: bigint;
	readonly denominator: bigint;
}

export const ZERO: Exact = { numerator: 0n, denominator: 1n };

/** A decimal with a point, as rates are written: «0.32», «28.8546», «20». Null if it is none. */
export function readExact(decimal: string): Exact | null {
	const found = /^(\d{1,9})(?:\.(\d{1,9}))?$/.exec(decimal);
	if (found === null) return null;
	const decimals = found[2] ?? '';
	return { numerator: BigInt((found[1] ?? '') + decimals), denominator: 10n ** BigInt(decimals.length) };
}

/** `count`: a whole number, or a RangeError. */
export function times(amount: Exact, count: number): Exact {
	return { ...amount, numerator: amount.numerator * BigInt(count) };
}

/** `parts`: a whole number above 0. 9,60 € an hour for 750 minutes: `dividedBy(times(rate, 750), 60)`. */
export function dividedBy(amount: Exact, parts: number): Exact {
	if (parts <= 0) throw new RangeError(`not a number of parts: ${parts}`);
	return { ...amount, denominator: amount.denominator * BigInt(parts) };
}

export function plus(a: Exact, b: Exact): Exact {
	return {
		numerator: a.numerator * b.denominator + b.numerator * a.denominator,
		denominator: a.denominator * b.denominator
	};
}

/**
 * Integer cents, half a cent upwards (amounts are never negative): 51,375 € → 5138, 51,3749 € → 5137.
 * Rules §4: «rounded half-up to the cent once a line».
 */
export function roundedCents({ numerator, denominator }: Exact): number {
	return Number((numerator * 200n + denominator) / (denominator * 2n));
}
