// Pages are laid out by the kit: no route draws its own, and a page names no piece that the kit has not.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../.eslint/rooms.js';
import { filesBelow, importsOf } from './source-files';

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const pages = filesBelow(['src/routes']).filter((file) => file.endsWith('.svelte'));

describe('routes', () => {
	it('have no style of their own', () => {
		expect(pages.length).toBeGreaterThan(50);
		expect(pages.filter((file) => /<style[\s>]|\sstyle=|\sstyle:/.test(read(file)))).toEqual([]);
	});

	it('name only pieces that the kit has, the desk’s at the desk alone', () => {
		const piecesOf = (sheet: string) =>
			new Set(
				[...read(`src/lib/ui/kit/${sheet}`).matchAll(/\.(kit-[a-z]+(?:-[a-z]+)*)/g)].map(([, name]) => name)
			);
		const everywhere = piecesOf('patterns.css');
		const desk = piecesOf('desk.css');
		const wrong = filesBelow(['src'])
			.filter((file) => file.endsWith('.svelte'))
			.flatMap((file) =>
				[...read(file).matchAll(/(?<![\w/-])kit-[a-z]+(?:-[a-z]+)*/g)]
					.map(([name]) => name)
					.filter((name) => !everywhere.has(name) && !(desk.has(name) && !file.includes('(intervenant)')))
					.map((name) => `${file}: ${name}`)
			);
		expect(wrong).toEqual([]);
	});

	it('leave no piece in the kit that nobody uses', () => {
		const markup = filesBelow(['src'])
			.filter((file) => file.endsWith('.svelte'))
			.map(read)
			.join('\n');
		const unused = ['patterns.css', 'desk.css']
			.flatMap((sheet) => [
				...read(`src/lib/ui/kit/${sheet}`).matchAll(/\.((?:kit|is|in|as|with)-[a-z]+(?:-[a-z]+)*)/g)
			])
			.map(([, name = '']) => name)
			.filter((name) => !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(markup));
		expect([...new Set(unused)]).toEqual([]);
	});
});

describe('the catalogue', () => {
	it('shows every component of the kit', () => {
		const kit = filesBelow(['src/lib/ui/kit']).filter((file) => file.endsWith('.svelte'));
		const shown = new Set(
			[...kit, ...filesBelow(['src/catalogue']).filter((file) => file.endsWith('.svelte'))].flatMap((file) =>
				importsOf(file).map(({ specifier }) => specifier.split('/').pop())
			)
		);
		expect(kit.length).toBeGreaterThan(10);
		expect(kit.filter((file) => !shown.has(file.split('/').pop()))).toEqual([]);
	});
});
