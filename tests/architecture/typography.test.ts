// French typography: the rules on examples, and every text of src/lib/fr by them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../.eslint/rooms.js';
import { badlySet, typeset } from '../../scripts/typography-rules.js';
import { filesBelow } from './source-files';

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

it('every text of the interface is well set (`npm run typography` sets it)', () => {
	const bad = filesBelow(['src/lib/fr'])
		.filter((file) => file.endsWith('.ts'))
		.flatMap((file) =>
			badlySet(file, readFileSync(join(ROOT, file), 'utf8')).map(({ source }) => `${file}: ${source}`)
		);
	expect(bad).toEqual([]);
});
