// The accessibility settings: what is read of a stored value, and that the script of app.html, which runs before any
// module, marks the page exactly as the app does afterwards.
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import {
	ALIGNMENTS,
	CONTRASTS,
	DEFAULT_DISPLAY,
	displayMarks,
	LINE_SPACINGS,
	readDisplay,
	TEXT_SIZES,
	type DisplaySettings
} from '../../../src/lib/domain/display/display-settings';

const script = /<script>([^]*?)<\/script>/.exec(readFileSync('src/app.html', 'utf8'))?.[1] ?? '';

/** What the page's root carries once the script ran, with this in localStorage. */
function markedBy(stored: string | null, asksMore: boolean, isForbidden = false): Record<string, string> {
	const marks: Record<string, string> = {};
	runInNewContext(script, {
		localStorage: {
			getItem: () => {
				if (isForbidden) throw new Error('forbidden');
				return stored;
			}
		},
		matchMedia: (query: string) => ({ matches: asksMore && query === '(prefers-contrast: more)' }),
		document: {
			querySelector: () => ({ content: 'light dark' }),
			documentElement: {
				setAttribute: (name: string, value: unknown) => (marks[name] = String(value))
			}
		}
	});
	return marks;
}

function marksOf(settings: DisplaySettings, asksMore: boolean): Record<string, string> {
	return Object.fromEntries(
		Object.entries(displayMarks(settings, asksMore)).flatMap(([name, value]) =>
			value === null ? [] : [[`data-${name}`, value]]
		)
	);
}

const everyChoice: DisplaySettings[] = CONTRASTS.flatMap((contrast) =>
	TEXT_SIZES.flatMap((textSize) =>
		LINE_SPACINGS.flatMap((lineSpacing) =>
			ALIGNMENTS.map((alignment) => ({ contrast, textSize, lineSpacing, alignment }))
		)
	)
);

describe('the script before the first paint', () => {
	it('is there', () => expect(script).toContain('imagin-display'));

	it.each([false, true])(
		'marks the page as the app does, the system asking for more contrast: %s',
		(asks) => {
			expect(everyChoice).toHaveLength(4 * 5 * 3 * 2);
			for (const settings of everyChoice) {
				expect(markedBy(JSON.stringify(settings), asks)).toEqual(marksOf(settings, asks));
			}
		}
	);

	it('follows the system where nothing is stored, torn, or forbidden to read', () => {
		expect(markedBy(null, true)).toEqual({ 'data-contrast': 'strong' });
		expect(markedBy(null, false)).toEqual({});
		expect(markedBy('null', false)).toEqual({});
		expect(markedBy('{"contrast":', false)).toEqual({});
		expect(markedBy(null, false, true)).toEqual({});
	});
});

describe('a stored value', () => {
	it.each([null, 'dark', 3, {}, { contrast: 'pink', textSize: 400, lineSpacing: null, alignment: 'end' }])(
		'%j is read as by default',
		(stored) => expect(readDisplay(stored)).toEqual(DEFAULT_DISPLAY)
	);

	it('keeps what is known of it', () => {
		expect(readDisplay({ contrast: 'inverted', textSize: '200', more: true })).toEqual({
			...DEFAULT_DISPLAY,
			contrast: 'inverted'
		});
	});
});
