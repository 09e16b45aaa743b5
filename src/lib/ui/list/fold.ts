// Text as the filter reads it: without case, accents or typographic spaces. Pure.

const LIGATURES: Readonly<Record<string, string>> = {
	œ: 'oe',
	æ: 'ae',
	ß: 'ss',
	'’': "'",
	ł: 'l',
	đ: 'd',
	ø: 'o'
};

/**
 * Folds a text so that a keyword finds it whatever its case and accents: `fold('BACCALAURÉAT')` is
 * `'baccalaureat'`, `fold('Cœur  d’été')` is `"coeur d'ete"`.
 */
export function fold(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.replace(/[œæß’łđø]/g, (letter) => LIGATURES[letter] ?? letter)
		.replace(/\s+/g, ' ')
		.trim();
}
