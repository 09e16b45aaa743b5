// NUMEN: the national education identifier; confidential, without a known check key.

/** 13 characters: académie (2 digits), letter, year (2), 5 digits, 3 letters: 16E0040007ADR. Case counts. */
export function isNumen(text: string): boolean {
	return /^\d{2}[A-Z]\d{7}[A-Z]{3}$/.test(text);
}
