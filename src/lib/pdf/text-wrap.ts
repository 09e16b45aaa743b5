// Breaks a printable line into lines that fit a width. Knows widths only through the function that it is given.

/**
 * The line cut at its blanks so that each piece is at most `width`; a word wider than that is cut within.
 * No-break spaces do not break. An empty line stays one empty line. Widths in points.
 * Example: width 10, one point a character: «Bonjour le monde» → «Bonjour le», «monde».
 */
export function wrapLine(line: string, width: number, measure: (text: string) => number): string[] {
	const lines: string[] = [];
	let current = '';
	for (const word of line.split(/ +/u)) {
		const candidate = current === '' ? word : `${current} ${word}`;
		if (measure(candidate) <= width) {
			current = candidate;
			continue;
		}
		if (current !== '') lines.push(current);
		const pieces = cutWord(word, width, measure);
		lines.push(...pieces.slice(0, -1));
		current = pieces.at(-1) ?? '';
	}
	lines.push(current);
	return lines;
}

function cutWord(word: string, width: number, measure: (text: string) => number): string[] {
	const pieces: string[] = [];
	let piece = '';
	for (const character of word) {
		if (piece !== '' && measure(piece + character) > width) {
			pieces.push(piece);
			piece = '';
		}
		piece += character;
	}
	pieces.push(piece);
	return pieces;
}
