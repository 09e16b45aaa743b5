// The one markup of messages and conditions: what it reads, and that nothing else ever comes of it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	cleanText,
	readSafeText,
	type SafeBlock,
	type SafeInline
} from '../../../src/lib/domain/academy/safe-text';

const paragraph = (...inlines: SafeInline[]): SafeBlock => ({ kind: 'paragraph', inlines });
const words = (text: string): SafeInline => ({ kind: 'text', text });

function inlinesOf(block: SafeBlock): SafeInline[] {
	return block.kind === 'list' ? block.items.flat() : block.inlines;
}

/** Marks and text of a piece of source: every second one is a mark that hostile hands would try. */
const PIECES = [
	'**',
	'*',
	'[',
	']',
	'(',
	')',
	'\n',
	'\n\n',
	'- ',
	'## ',
	'<script>',
	'</p>',
	'&lt;',
	'"',
	"'",
	'`',
	'\\',
	'javascript:alert(1)',
	'https://ac-rennes.example/a',
	'https://a:b@x.example',
	'data:text/html,x',
	'\u202e',
	'\u200b',
	'\u0000',
	'é',
	'e\u0301',
	' ',
	'mot',
	'1. ',
	'{@html x}',
	'${x}',
	'😀'
];
const hostile = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme' })), {
	maxLength: 60
});
const source = hostile.map((pieces) => pieces.join(''));

describe('the markup', () => {
	it('reads headings, lists, strong, soft and links', () => {
		expect(
			readSafeText(
				'## Session 2026\n\nValidez **avant le 31 août**, *sans faute*.\n- un\n- deux [ici](https://x.example/a?b=1)'
			)
		).toEqual([
			{ kind: 'heading', inlines: [words('Session 2026')] },
			paragraph(
				words('Validez '),
				{ kind: 'strong', text: 'avant le 31 août' },
				words(', '),
				{ kind: 'emphasis', text: 'sans faute' },
				words('.')
			),
			{
				kind: 'list',
				items: [
					[words('un')],
					[words('deux '), { kind: 'link', text: 'ici', href: 'https://x.example/a?b=1' }]
				]
			}
		]);
	});

	it('keeps a line break, begins a paragraph at an empty line, and leaves numbered clauses as they are typed', () => {
		expect(readSafeText('1. Premier\n2. Second\n\nFin')).toEqual([
			paragraph(words('1. Premier'), { kind: 'break' }, words('2. Second')),
			paragraph(words('Fin'))
		]);
	});

	it.each([
		'[x](javascript:alert(1))',
		'[x](http://x.example)',
		'[x](//x.example)',
		'[x](data:text/html;base64,AAAA)',
		'[x](https://nom:secret@x.example)',
		'[x](HTTPS:javascript)',
		'[](https://x.example)',
		'<a href="https://x.example">x</a>',
		'<img src=x onerror=alert(1)>',
		'** **',
		'**ouvert',
		'* étoile *'
	])('leaves %s as text, in sight', (typed) => {
		const read = readSafeText(typed);
		expect(read.flatMap(inlinesOf).map(({ kind }) => kind)).not.toContain('link');
		if (!typed.startsWith('** ')) expect(read).toEqual([paragraph(words(typed))]);
	});

	it('lets nothing nest in a mark', () => {
		expect(readSafeText('**a [b](https://x.example) c**')).toEqual([
			paragraph({ kind: 'strong', text: 'a [b](https://x.example) c' })
		]);
	});

	it('is nothing of nothing', () => {
		expect(readSafeText('')).toEqual([]);
		expect(readSafeText(' \n\u200b\n ')).toEqual([]);
	});

	it('keeps nothing that hides or turns the text', () => {
		expect(cleanText('a\u202eb\u200bc\u0007\r\nd\re\n\n\n\nf ')).toBe('abc\nd\ne\n\nf');
		expect(cleanText('e\u0301')).toBe('é');
	});

	it('gives only its own kinds, and only https links, whatever is typed', () => {
		fc.assert(
			fc.property(source, (text) => {
				for (const block of readSafeText(text)) {
					expect(['heading', 'paragraph', 'list']).toContain(block.kind);
					for (const inline of inlinesOf(block)) {
						expect(['text', 'break', 'strong', 'emphasis', 'link']).toContain(inline.kind);
						if (inline.kind === 'link') expect(new URL(inline.href).protocol).toBe('https:');
					}
				}
			}),
			{ numRuns: 500 }
		);
	});

	it('loses no word: all that was typed, but marks and blanks, is shown in its order', () => {
		fc.assert(
			fc.property(source, (text) => {
				const shown = readSafeText(text)
					.flatMap(inlinesOf)
					.map((inline) => ('text' in inline ? inline.text : ''))
					.join('');
				const letters = (all: string) => all.replace(/[^\p{L}\p{N}<>&;]/gu, '');
				const kept = letters(cleanText(text).replace(/\[([^[\]\n]{1,200})\]\((https:[^()\s]*)\)/g, '[$1]'));
				const told = letters(shown.replace(/\[([^[\]\n]{1,200})\]\((https:[^()\s]*)\)/g, '[$1]'));
				expect(told).toBe(kept);
			}),
			{ numRuns: 500 }
		);
	});

	it('is stable: what was cleaned once is clean', () => {
		fc.assert(
			fc.property(source, (text) => {
				expect(cleanText(cleanText(text))).toBe(cleanText(text));
			})
		);
	});

	it('reads in a time that grows with the text alone', () => {
		// Each would take hours if a mark were looked for from every place to the end.
		for (const piece of ['*', '**', '[', '[a](', '[a]('.repeat(3), '*a ', '**a', '- ']) {
			const text = piece.repeat(20_000);
			expect(readSafeText(text).length).toBeGreaterThan(0);
		}
	});
});
