// IBAN and the French RIB key. A foreign IBAN is taken on its own length and mod 97.

/** Length by country, of the countries of the single payment area (EPC list). */
const LENGTHS =
	'AD24 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22 IS26 IT27 ' +
	'LI21 LT20 LU20 LV21 MC27 MT31 NL18 NO15 PL28 PT25 RO24 SE24 SI19 SK24 SM27 VA22';

function mod97(digits: string): number {
	let rest = 0;
	for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
	return rest;
}

/** An IBAN without spaces, capitals. */
export function compactIban(text: string): string {
	return text.replace(/\s/g, '').toUpperCase();
}

/** The RIB key `97 − ((89·bank + 15·branch + 3·account) mod 97)`; letters A=1…I=9, J=1…R=9, S=2…Z=9. */
export function ribKey(bank: string, branch: string, account: string): string | null {
	if (!/^[0-9A-Z]{5}$/.test(bank) || !/^[0-9A-Z]{5}$/.test(branch) || !/^[0-9A-Z]{11}$/.test(account)) {
		return null;
	}
	const digits = (text: string) =>
		text.replace(/[A-Z]/g, (letter) => '12345678912345678923456789'[letter.charCodeAt(0) - 65] ?? '');
	const sum = 89 * mod97(digits(bank)) + 15 * mod97(digits(branch)) + 3 * mod97(digits(account));
	return String(97 - (sum % 97)).padStart(2, '0');
}

/**
 * Mod 97 equals 1 after the first four characters went to the end (A = 10 … Z = 35), the country's length, and for
 * FR and MC the RIB key too. FR14 2004 1010 0505 0001 3M02 606 is one.
 */
export function isIban(text: string): boolean {
	const iban = compactIban(text);
	if (!/^[A-Z]{2}\d{2}[0-9A-Z]+$/.test(iban)) return false;
	const country = iban.slice(0, 2);
	const length = LENGTHS.split(' ').find((entry) => entry.startsWith(country));
	if (length === undefined ? iban.length < 15 || iban.length > 34 : iban.length !== Number(length.slice(2))) {
		return false;
	}
	const moved = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
		String(letter.charCodeAt(0) - 55)
	);
	if (mod97(moved) !== 1) return false;
	if (country !== 'FR' && country !== 'MC') return true;
	return ribKey(iban.slice(4, 9), iban.slice(9, 14), iban.slice(14, 25)) === iban.slice(25);
}
