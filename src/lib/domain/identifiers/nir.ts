// NIR («numéro INSEE»): 13 characters and a key of two digits. Months above 12 are legal (incomplete acts).

/** The key `97 − (n mod 97)`, two digits; Corsica's 2A counts as 19 and 2B as 18. 1891275125012 → «82». */
export function nirKey(body: string): string | null {
	if (!/^[1-478]\d{4}(\d{2}|2[AB])\d{6}$/.test(body)) return null;
	const number = Number(body.replace('2A', '19').replace('2B', '18'));
	return String(97 - (number % 97)).padStart(2, '0');
}

/** 15 characters, spaces left out: «1 89 12 75 125 012 82». */
export function isNir(text: string): boolean {
	const typed = text.replace(/\s/g, '').toUpperCase();
	return typed.length === 15 && nirKey(typed.slice(0, 13)) === typed.slice(13);
}
