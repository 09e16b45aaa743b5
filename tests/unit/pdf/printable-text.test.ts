import { describe, expect, it } from 'vitest';
import { printableLines } from '../../../src/lib/pdf/printable-text';
import { wrapLine } from '../../../src/lib/pdf/text-wrap';

/** A font of Latin letters, punctuation and the mark. */
const latin = (codePoint: number) => codePoint < 0x250 || codePoint === 0x25a1 || codePoint === 0x202f;
const lines = (text: string) => printableLines(text, latin);

describe('printable text', () => {
	it('composes accents', () => {
		expect(lines('e\u0301te\u0301')).toEqual(['été']);
	});

	it('breaks at every kind of line end', () => {
		expect(lines('a\nb\r\nc\rd\u2028e\u0085f')).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
	});

	it('marks each character that the font lacks, once an emoji however it is built', () => {
		expect(lines('reçu 🧾 payé')).toEqual(['reçu □ payé']);
		expect(lines('👍🏽')).toEqual(['□']);
		expect(lines('❤️')).toEqual(['□']);
		expect(lines('م')).toEqual(['□']);
		expect(lines('a\ud83d')).toEqual(['a□']);
	});

	it('drops what steers the display and turns controls into blanks', () => {
		expect(lines('a\u202egpj\u200b.exe\ufeff')).toEqual(['agpj.exe']);
		expect(lines('a\tb\u0000c')).toEqual(['a b c']);
	});
});

describe('wrapping', () => {
	const wrap = (text: string, width: number) => wrapLine(text, width, (piece) => piece.length);

	it('breaks at blanks so that each line fits', () => {
		expect(wrap('Bonjour le monde', 10)).toEqual(['Bonjour le', 'monde']);
		expect(wrap('Bonjour le monde', 16)).toEqual(['Bonjour le monde']);
	});

	it('cuts a word that is wider than the line, and loses nothing', () => {
		expect(wrap('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
		expect(wrap('ab cdefghij k', 4)).toEqual(['ab', 'cdef', 'ghij', 'k']);
	});

	it('keeps an empty line and a no-break space', () => {
		expect(wrap('', 4)).toEqual(['']);
		expect(wrap('10\u00a0km fin', 5)).toEqual(['10\u00a0km', 'fin']);
	});
});
