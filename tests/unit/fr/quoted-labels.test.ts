// What guide and help quote in « » stands on a screen, letter for letter: a label that changes takes its sentences along.
import { describe, expect, it } from 'vitest';
import { GUIDE_SECTIONS } from '../../../src/lib/fr/screens/guide';
import { HELP_PAGES } from '../../../src/lib/fr/screens/help';

/** Every word of the screens, but for guide and help themselves. */
const MODULES = import.meta.glob<Record<string, unknown>>(
	['../../../src/lib/fr/**/*.ts', '!**/guide*.ts', '!**/help.ts'],
	{ eager: true }
);

function wordsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(wordsIn);
	return [];
}

const plain = (text: string) => text.replaceAll('’', "'").replace(/\s+/g, ' ').trim();
const said = Object.values(MODULES).flatMap(wordsIn).map(plain);

/** What one types, and signs that are drawn. */
const NO_LABELS = new Set(['baccalaureat', '+', '×']);

const quotes = (words: string[]) =>
	words.flatMap((word) => [...word.matchAll(/«\s*([^»]+?)\s*»/g)].map(([, quoted = '']) => plain(quoted)));

describe.each([
	['guide', wordsIn(GUIDE_SECTIONS)],
	['help', wordsIn(HELP_PAGES)]
])('the %s', (_, words) => {
	it('quotes labels as the screens have them', () => {
		const unknown = [...new Set(quotes(words))].filter(
			(quoted) => !NO_LABELS.has(quoted) && !said.some((label) => label.includes(quoted))
		);
		expect(unknown).toEqual([]);
	});
});
