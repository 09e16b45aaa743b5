// Every text on every ground that the service puts it on, in every look: WCAG 1.4.3 (4.5), 1.4.6 in the reinforced
// looks (7), 1.4.11 for what must be seen and is not text (3). An operator's theme.css is read too.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../../../.eslint/rooms.js';
import { filesBelow } from '../../../architecture/source-files';
import { contrast, LOOKS, rulesOf, tokensOf, type Look } from './looks';

const TEXT: Record<string, readonly string[]> = {
	ink: [
		'paper',
		'surface',
		'surface-sunken',
		'brand-soft',
		'neutral-soft',
		'info-soft',
		'success-soft',
		'warning-soft',
		'danger-soft'
	],
	'ink-soft': ['paper', 'surface', 'surface-sunken', 'neutral-soft'],
	link: [
		'paper',
		'surface',
		'surface-sunken',
		'brand-soft',
		'info-soft',
		'success-soft',
		'warning-soft',
		'danger-soft'
	],
	brand: ['paper', 'surface', 'brand-soft'],
	'brand-strong': ['brand-soft'],
	'on-brand': ['brand', 'brand-strong'],
	'on-banner': ['banner', 'banner-raised'],
	info: ['info-soft', 'surface', 'paper'],
	success: ['success-soft', 'surface', 'paper'],
	warning: ['warning-soft', 'surface', 'paper'],
	danger: ['danger-soft', 'surface', 'paper'],
	'on-danger': ['danger', 'danger-strong']
};

/** Borders of what is typed into or pressed, and the ring of the focus. */
const SEEN: Record<string, readonly string[]> = {
	'line-strong': ['paper', 'surface', 'surface-sunken'],
	brand: ['paper', 'surface'],
	focus: ['paper', 'surface', 'surface-sunken', 'brand-soft', 'info-soft', 'warning-soft', 'danger-soft'],
	accent: ['banner', 'banner-raised'],
	'line-banner': ['banner'],
	danger: ['surface', 'paper']
};

const STYLES = filesBelow(['src']).filter((file) => /\.(svelte|css)$/.test(file));
const styleOf = (file: string) => {
	const text = readFileSync(join(ROOT, file), 'utf8');
	return file.endsWith('.css') ? text : (/<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? '');
};

/** Text and ground that one rule sets together. */
function pairsOf(file: string): { file: string; text: string; ground: string }[] {
	return rulesOf(styleOf(file)).flatMap(({ values }) => {
		const [text, ground] = [
			values.get('color'),
			values.get('background') ?? values.get('background-color')
		].map((value) => /^var\(--([\w-]+)\)$/.exec(value ?? '')?.[1]);
		return text === undefined || ground === undefined ? [] : [{ file, text, ground }];
	});
}

/** Those of a table that are below what is asked, told with their figure. */
function tooWeak(look: Look, table: Record<string, readonly string[]>, least: number): string[] {
	const tokens = tokensOf(look);
	const value = (name: string) => tokens.get(`--${name}`) ?? '';
	return Object.entries(table).flatMap(([name, grounds]) =>
		grounds
			.map((ground) => ({ ground, ratio: contrast(value(name), value(ground)) }))
			.filter(({ ratio }) => ratio < least)
			.map(({ ground, ratio }) => `${name} on ${ground}: ${ratio.toFixed(2)}`)
	);
}

describe.each(Object.keys(LOOKS) as Look[])('in the look «%s»', (look) => {
	const least = look === 'light' || look === 'dark' ? 4.5 : 7;

	it(`every text has a contrast of at least ${least}`, () => {
		expect(tooWeak(look, TEXT, least)).toEqual([]);
	});

	it('borders of fields and the focus have a contrast of at least 3', () => {
		expect(tooWeak(look, SEEN, 3)).toEqual([]);
	});
});

describe('the tables above', () => {
	it('hold every text and ground that a rule of the source sets together', () => {
		const found = STYLES.flatMap(pairsOf);
		expect(found.length).toBeGreaterThan(20);
		expect(found.filter(({ text, ground }) => TEXT[text]?.includes(ground) !== true)).toEqual([]);
	});

	it('are about tokens that there are', () => {
		const tokens = tokensOf('light');
		const named = [TEXT, SEEN].flatMap((table) =>
			Object.entries(table).flatMap(([name, grounds]) => [name, ...grounds])
		);
		expect(named.filter((name) => !tokens.has(`--${name}`))).toEqual([]);
	});
});

describe('styles', () => {
	it('take every colour from the tokens', () => {
		const raw = STYLES.filter((file) => !/\/kit\/(tokens|theme)\.css$/.test(file)).flatMap((file) =>
			[
				...styleOf(file)
					.replace(/\/\*[\s\S]*?\*\//g, '')
					.matchAll(/#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch)a?\(/gi)
			].map(([colour]) => `${file}: ${colour}`)
		);
		expect(raw).toEqual([]);
	});

	it('name no token that is not there', () => {
		const tokens = tokensOf('light');
		const unknown = STYLES.flatMap((file) => {
			// Its own, set by its style or, as a measure, by its markup (`style:--shift`).
			const own = new Set(
				[...readFileSync(join(ROOT, file), 'utf8').matchAll(/(?:style:)?(--[\w-]+)\s*[:=]/g)].map(
					([, name]) => name
				)
			);
			return [...styleOf(file).matchAll(/var\((--[\w-]+)\)/g)]
				.map(([, name = '']) => name)
				.filter((name) => !tokens.has(name) && !own.has(name))
				.map((name) => `${file}: ${name}`);
		});
		expect(unknown).toEqual([]);
	});
});
