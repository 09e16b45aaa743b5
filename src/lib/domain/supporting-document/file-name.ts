// The name of a document (guide §2.6.4.3): put right and told, not refused.
import { MAX_NAME_CHARACTERS } from './limits';
import type { DocumentFormat } from './supporting-document';

const EXTENSIONS: Record<DocumentFormat, readonly string[]> = {
	jpeg: ['jpg', 'jpeg'],
	png: ['png'],
	gif: ['gif'],
	pdf: ['pdf']
};

/** Letters that do not come apart into a plain one and an accent. */
const PLAIN: Record<string, string> = {
	œ: 'oe',
	Œ: 'OE',
	æ: 'ae',
	Æ: 'AE',
	ø: 'o',
	Ø: 'O',
	ł: 'l',
	Ł: 'L',
	đ: 'd',
	Đ: 'D',
	ð: 'd',
	ß: 'ss',
	ı: 'i',
	þ: 'th'
};

/**
 * A name of at most 50 characters of letters, digits, `_` and `-`, extension not counted [chosen], with an extension
 * that tells the content's format. Accents go, other characters become `_`, invisible ones vanish, a path is cut
 * off; nothing left → «document». `changed` says whether the person is to be told.
 * «Reçu café (août).JPG», jpeg → «Recu_cafe_aout.JPG»; «ticket-metro.jpg» stays.
 */
export function cleanFileName(name: string, format: DocumentFormat): { name: string; changed: boolean } {
	const file = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
	const found = /^(.*)\.([A-Za-z0-9]{1,5})$/s.exec(file);
	const known = found !== null && EXTENSIONS[format].includes((found[2] ?? '').toLowerCase());
	const extension = known ? (found[2] ?? '') : (EXTENSIONS[format][0] ?? format);
	const clean = `${cleanStem(found?.[1] ?? file)}.${extension}`;
	return { name: clean, changed: clean !== name };
}

function cleanStem(stem: string): string {
	const plain = stem
		.normalize('NFKD')
		.replace(/[\p{Mn}\p{Cc}\p{Cf}]/gu, '')
		.replace(/[œŒæÆøØłŁđĐðßıþ]/gu, (letter) => PLAIN[letter] ?? '');
	if (/^[A-Za-z0-9_-]{1,50}$/.test(stem)) return stem;
	const cut = plain
		.replace(/[^A-Za-z0-9_-]+/g, '_')
		.replace(/^_+|_+$/g, '')
		.slice(0, MAX_NAME_CHARACTERS)
		.replace(/_+$/, '');
	return cut === '' ? 'document' : cut;
}
