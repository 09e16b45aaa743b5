// UAI (ex-RNE): the key of a school; text, never a number (leading zeros).
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/** The check letter of seven digits: `"ABCDEFGHJKLMNPRSTUVWXYZ"[number mod 23]` (no I, O, Q); 0350024 → L. */
export function uaiLetter(digits: string): string | null {
	return /^\d{7}$/.test(digits) ? (LETTERS[Number(digits) % 23] ?? null) : null;
}

/** Seven digits and their letter, capital: 0350024L; 0350024M and 031100555 are none. */
export function isUai(text: string): boolean {
	return text.length === 8 && uaiLetter(text.slice(0, 7)) === text[7];
}
