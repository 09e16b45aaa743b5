// Amounts as integer cents: no floating point, never ×100.

/** Largest amount read, in cents: 9 999 999,99 €. */
export const MAX_AMOUNT_CENTS = 999_999_999;

/**
 * An amount as typed → integer cents; null if it is none. Comma or point, at most two decimals, spaces of any kind
 * (U+202F and U+00A0 too) between thousands, «€» at the end or not.
 * «20», «20,00», «12.34», «1 234,50 €» are read; «0,005», «-1», «1e3», «1,234.50» and «1 23» are not.
 */
export function readAmountCents(text: string): number | null {
	const typed = text
		.replace(/\s*(€|EUR|euros?)\s*$/iu, '')
		.replace(/[\s\u00A0\u2009\u202F]+/gu, ' ')
		.trim();
	const found = /^(\d+|\d{1,3}(?: \d{3})+)(?:[.,](\d{0,2}))?$/.exec(typed);
	if (found === null) return null;
	const euros = (found[1] ?? '').replaceAll(' ', '');
	if (euros.length > 9) return null;
	const cents = Number(euros) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
	return cents <= MAX_AMOUNT_CENTS ? cents : null;
}

/** The amount as a person would type it: 2000 → «20,00», 123450 → «1234,50»; `readAmountCents` reads it back. */
export function typedAmount(cents: number): string {
	return `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;
}
