// French typography: the rules on examples, and every text of the interface by them, at its place.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../.eslint/rooms.js';
import { badlySetMarkup, markupTexts } from '../../scripts/typography-markup.js';
import { badlySet, typeset } from '../../scripts/typography-rules.js';
import { filesBelow, isSource, textsOf } from './source-files';

/** «~» stands for U+00A0 and «_» for U+202F. */
const shown = (text: string) => text.replaceAll('\u00a0', '~').replaceAll('\u202f', '_');

describe('a text', () => {
	it.each([
		['Date : le 5 ; fini ? Oui ! Non', 'Date~: le 5_; fini_? Oui_! Non'],
		['La liste « Mode » ?', 'La liste «~Mode~»_?'],
		['12 345,00 €, 2 000 km, 5 Mo, 100 %', '12_345,00~€, 2_000~km, 5~Mo, 100~%'],
		['Durée 12 h 30', 'Durée 12~h~30'],
		["L'état d'avancement n'est pas...", 'L’état d’avancement n’est pas…'],
		["IMAG'IN Nomade n'envoie rien", "IMAG'IN Nomade n’envoie rien"],
		['à 10:30, https://a.example/?x=1;y=2', 'à 10:30, https://a.example/?x=1;y=2'],
		['Code 123 456, le 01 02 2017', 'Code 123_456, le 01 02 2017'],
		['2 heures, 12 copies, 3 jours', '2 heures, 12 copies, 3 jours']
	])('%s', (plain, set) => {
		expect(shown(typeset(plain))).toBe(set);
		expect(typeset(typeset(plain))).toBe(typeset(plain));
	});

	it('beside a value of a template', () => {
		expect(shown(typeset(' €', { afterValue: true }))).toBe('~€');
		expect(shown(typeset(' : ', { afterValue: true }))).toBe('~: ');
		expect(shown(typeset("avant d'", { beforeValue: true }))).toBe('avant d’');
		expect(shown(typeset('La colonne « ', { beforeValue: true }))).toBe('La colonne «~');
	});

	it('of a terminal has plain spaces', () => {
		expect(typeset("Erreur : n'existe pas", { spaces: false })).toBe('Erreur : n’existe pas');
	});
});

it('finds what is badly set in texts, not in comments, names and imports', () => {
	const content = [
		"// A comment : d'accord",
		"import { a } from './l\\'a : b';",
		"const words = { 'l\\'a : b': 'Nom : ', other: `${a} ; d'${b}` };"
	].join('\n');
	expect(badlySet('src/lib/fr/some.ts', content).map(({ set }) => shown(set))).toEqual(['Nom~: ', '_; d’']);
});

it('finds it in a component between its words', () => {
	const content =
		'<p>{label} : {value}</p><b>{a}</b>\n\t: {c}<i title="{a} « {b} »" class="x : y" style:width="{w} : px"></i>';
	expect(badlySetMarkup('src/some.svelte', content).map(({ set }) => set)).toEqual([
		'&nbsp;: ',
		'&nbsp;: ',
		' «&nbsp;',
		'&nbsp;»'
	]);
});

describe('every text of the interface', () => {
	const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
	const components = filesBelow(['src']).filter((file) => file.endsWith('.svelte'));

	it('is well set (`npm run typography` sets it)', () => {
		const words = filesBelow(['src/lib/fr']).filter((file) => file.endsWith('.ts'));
		const bad = [
			...words.flatMap((file) => badlySet(file, read(file)).map(({ source }) => `${file}: ${source}`)),
			...components.flatMap((file) =>
				badlySetMarkup(file, read(file)).map(({ source }) => `${file}: ${source}`)
			)
		];
		expect(bad).toEqual([]);
	});

	it('stands in src/lib/fr, not in a template', () => {
		const words = components.flatMap((file) =>
			markupTexts(file, read(file))
				.filter(({ text }) => /\p{L}{2}/u.test(text.data))
				.map(({ text }) => `${file}: ${text.data.trim()}`)
		);
		expect(words).toEqual([]);
	});

	it('nor in a script: no French letter and no « : » between two values', () => {
		const scripts = filesBelow(['src/routes', 'src/lib/ui', 'src/lib/device', 'service-worker']).filter(
			isSource
		);
		const french = /[àâçéèêëîïôùûœÀÇÉÈÊ«»]|\p{L}['’]\p{L}|\} : \$\{/u;
		const words = scripts.flatMap((file) =>
			textsOf(file)
				.filter((text) => french.test(text))
				.map((text) => `${file}: ${text}`)
		);
		expect(words).toEqual([]);
	});
});
