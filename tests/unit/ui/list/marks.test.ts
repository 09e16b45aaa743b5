// What the filter finds and what it marks: whatever case, accents, ligatures; the label is never changed by it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldWithPlaces } from '$lib/ui/list/fold';
import { markFound } from '$lib/ui/list/mark-found';

/** Letters whose folding changes their number, marks of their own, spaces of all kinds, other alphabets, halves of pairs. */
const awkward = fc.constantFrom(
	...[
		'œ',
		'Œ',
		'æ',
		'ß',
		'ẞ',
		'’',
		'é',
		'É',
		'e\u0301',
		'\u0301',
		'ﬁ',
		'İ',
		'ı',
		'ł',
		'Σ',
		'ς',
		'가',
		'𝐀',
		'😀'
	],
	...[' ', '\u00a0', '\u202f', '\n', '\t', '-', '(', '0', 'a', 'E', 'o', 's', 'Nguyễn', '\ud83d']
);
const label = fc
	.array(fc.oneof(awkward, fc.string({ maxLength: 3, unit: 'binary' })), { maxLength: 12 })
	.map((parts) => parts.join(''));

const marks = (text: string, keyword: string) =>
	(markFound(text, fold(keyword)) ?? []).flatMap((part) => (part.isFound ? [part.text] : []));

describe('marks', () => {
	it.each([
		['BACCALAURÉAT PROFESSIONNEL', 'baccalaureat', ['BACCALAURÉAT']],
		['BACCALAUREAT GENERAL', 'Généra', ['GENERA']],
		['Sœur Œuvrard', 'oeu', ['œu', 'Œu']],
		['Cœur', 'e', ['œ']],
		['Groß', 'SS', ['ß']],
		['STRASSE', 'straß', ['STRASS']],
		['L’IROISE', "l'iroise", ['L’IROISE']],
		['Nguye\u0302\u0303n', 'nguyen', ['Nguye\u0302\u0303n']],
		['Le\u0301on', 'e', ['e\u0301']],
		['20/05/2014', '05', ['05']],
		['aaaa', 'aa', ['aa', 'aa']],
		['LGT  EMILE\u00a0ZOLA', 'emile zola', ['EMILE\u00a0ZOLA']],
		['ΟΔΟΣ', 'οδος', ['ΟΔΟΣ']],
		['RENNES', 'brest', []]
	])('%s by %s', (text, keyword, expected) => {
		expect(marks(text, keyword)).toEqual(expected);
	});

	it('marks nothing without a keyword', () => {
		expect(markFound('RENNES', fold('  '))).toBeNull();
	});
});

it('folds letter by letter as it folds the whole, each letter with a place inside the text', () => {
	fc.assert(
		fc.property(label, (text) => {
			const folded = foldWithPlaces(text);
			expect(folded.text).toBe(fold(text));
			expect(folded.starts).toHaveLength(folded.text.length);
			expect(folded.ends).toHaveLength(folded.text.length);
			folded.starts.forEach((start, index) => {
				const end = folded.ends[index] ?? 0;
				expect(start).toBeLessThan(end);
				expect(end).toBeLessThanOrEqual(text.length);
				expect(start).toBeGreaterThanOrEqual(folded.starts[index - 1] ?? 0);
			});
		}),
		{ numRuns: 2000 }
	);
});

it('cuts a label into parts that are the label again, and marks what holds the keyword, if and only if it is there', () => {
	fc.assert(
		fc.property(label, label, fc.nat(), fc.nat(), (text, other, from, length) => {
			const start = text.length === 0 ? 0 : from % text.length;
			for (const typed of [text.slice(start, start + 1 + (length % 4)), other]) {
				const keyword = fold(typed);
				const parts = markFound(text, keyword);
				expect(parts !== null).toBe(keyword !== '' && fold(text).includes(keyword));
				if (parts === null) continue;
				expect(parts.map((part) => part.text).join('')).toBe(text);
				expect(parts.every((part) => part.text !== '')).toBe(true);
				const found = parts.filter((part) => part.isFound);
				expect(found.length).toBeGreaterThan(0);
				// The first one holds the whole keyword.
				expect(` ${fold(`x${found[0]?.text ?? ''}x`)} `).toContain(keyword);
			}
		}),
		{ numRuns: 2000 }
	);
});
