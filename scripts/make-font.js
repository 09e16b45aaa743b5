// Cuts DejaVu Sans down to the scripts that French files need (Latin with all its extensions, Vietnamese included,
// punctuation, euro, arrows, □) and writes it where lib/pdf embeds it from. Run by hand; the result is committed.
import { readFile, writeFile, copyFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

const source = new URL('../node_modules/dejavu-fonts-ttf/', import.meta.url);
const target = new URL('../src/lib/pdf/font/', import.meta.url);

/** First and last code point of each range kept. */
const RANGES = [
	[0x0020, 0x007e], // ASCII
	[0x00a0, 0x024f], // Latin-1, Latin Extended-A and -B
	[0x02b9, 0x02dd], // modifier letters and spacing accents
	[0x0300, 0x036f], // combining marks that have no composed letter
	[0x1e00, 0x1eff], // Latin Extended Additional: Vietnamese
	[0x2000, 0x200a], // typographic spaces
	[0x2010, 0x2027], // dashes, quotation marks, bullet, ellipsis
	[0x202f, 0x203a], // narrow no-break space, per mille, primes, single quotation marks
	[0x2044, 0x2044], // fraction slash
	[0x2070, 0x208e], // superscripts and subscripts
	[0x20ac, 0x20ac], // €
	[0x2116, 0x2116], // №
	[0x2122, 0x2122], // ™
	[0x2150, 0x215e], // fractions
	[0x2190, 0x2194], // arrows
	[0x2212, 0x2212], // minus
	[0x2260, 0x2265], // comparison
	[0x25a0, 0x25a1], // ■ □, the mark of a character that the font lacks
	[0xfb00, 0xfb04] // ligatures
];

let kept = '';
for (const [first, last] of RANGES) {
	for (let codePoint = first ?? 0; codePoint <= (last ?? 0); codePoint++)
		kept += String.fromCodePoint(codePoint);
}

for (const [from, to] of [
	['DejaVuSans.ttf', 'nomade-sans.ttf'],
	['DejaVuSans-Bold.ttf', 'nomade-sans-bold.ttf']
]) {
	const font = await subsetFont(await readFile(new URL(`ttf/${from}`, source)), kept, {
		targetFormat: 'truetype'
	});
	await writeFile(new URL(`${to}`, target), font);
	console.log(`${to}: ${font.length} bytes`);
}
await copyFile(new URL('LICENSE', source), new URL('LICENCE-DejaVu.txt', target));
