// Makes any typed text printable with the embedded font: nothing is dropped unseen, nothing breaks the page.
// Knows characters only; it reads no data of the engine (no Intl, no locale), so that phone and server agree.

/** Stands for a character that the font lacks. */
export const MISSING_MARK = '□';

/** Characters that steer the display and are never seen: bidi controls, zero-width ones, soft hyphen, line-joiners. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** Follow another character and only modify it: variation selectors, emoji skin tones, tags. */
const MODIFIER = /[\ufe00-\ufe0f\u{1f3fb}-\u{1f3ff}\u{e0000}-\u{e01ef}]/u;

/** Unpaired halves of a UTF-16 pair: no character at all. */
const LONE_SURROGATE = /[\ud800-\udfff]/u;

/**
 * The lines to print of a text: composed (NFC), line breaks obeyed, tabs and other controls as a blank, invisible
 * steering characters removed, each character that the font lacks replaced by «□».
 * Example: «e» + U+0301 gives «é»; an emoji family of four gives «□□□□»; «a\r\nb» gives two lines.
 */
export function printableLines(text: string, hasGlyph: (codePoint: number) => boolean): string[] {
	return text
		.normalize('NFC')
		.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u)
		.map((line) => printableLine(line, hasGlyph));
}

function printableLine(line: string, hasGlyph: (codePoint: number) => boolean): string {
	let printed = '';
	for (const character of line) {
		const codePoint = character.codePointAt(0) ?? 0;
		if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0)) printed += ' ';
		else if (INVISIBLE.test(character) || MODIFIER.test(character)) continue;
		else if (LONE_SURROGATE.test(character) || !hasGlyph(codePoint)) printed += MISSING_MARK;
		else printed += character;
	}
	return printed;
}
