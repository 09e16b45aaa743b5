// Text as the filter reads it: without case, accents or typographic spaces. Pure.

const LIGATURES: Readonly<Record<string, string>> = {
	œ: 'oe',
	æ: 'ae',
	ß: 'ss',
	'’': "'",
	ł: 'l',
	đ: 'd',
	ø: 'o',
	// A capital sigma is made small by its place in the word: one letter for the three.
	ς: 'σ'
};

/** Without case, accents and ligatures; spaces as they are. */
function plain(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.replace(/[œæß’łđøς]/g, (letter) => LIGATURES[letter] ?? letter);
}

/**
 * Folds a text so that a keyword finds it whatever its case and accents: `fold('BACCALAURÉAT')` is
 * `'baccalaureat'`, `fold('Cœur  d’été')` is `"coeur d'ete"`.
 */
export function fold(text: string): string {
	return plain(text).replace(/\s+/g, ' ').trim();
}

/** A folded text, and for each of its letters the stretch of the text as it was that it stands for. */
export interface FoldedText {
	text: string;
	starts: number[];
	ends: number[];
}

const foldedLetters = new Map<string, string>();

function foldLetter(letter: string): string {
	let folded = foldedLetters.get(letter);
	if (folded === undefined) {
		folded = plain(letter);
		foldedLetters.set(letter, folded);
	}
	return folded;
}

/** `fold` with its places: «œ» gives two letters of one place, an accent of its own goes with the letter before it. */
export function foldWithPlaces(text: string): FoldedText {
	let folded = '';
	const starts: number[] = [];
	const ends: number[] = [];
	let at = 0;
	for (const letter of text) {
		const end = at + letter.length;
		const letters = foldLetter(letter);
		if (letters === '' || (/^\s+$/.test(letters) && folded.endsWith(' '))) {
			const last = starts.at(-1);
			for (let index = ends.length - 1; index >= 0 && starts[index] === last; index -= 1) ends[index] = end;
		} else {
			const added = letters.replace(/\s+/g, ' ');
			for (let index = 0; index < added.length; index += 1) {
				starts.push(at);
				ends.push(end);
			}
			folded += added;
		}
		at = end;
	}
	const isLed = folded.startsWith(' ') ? 1 : 0;
	const length = folded.trim().length;
	return {
		text: folded.slice(isLed, isLed + length),
		starts: starts.slice(isLed, isLed + length),
		ends: ends.slice(isLed, isLed + length)
	};
}
