// What pages need before they can be used, in the built files: exact bytes and numbers, so that a module that
// strays into a shared file is found the day it does.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BUILD } from './built-server';

const MAX_GZIP_BYTES = 82_000;
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+\.js)["']/g;

/** Kit fetches it with every page, without naming it in the head. */
const ERROR_PAGE = `/_app/immutable/nodes/${readdirSync(join(BUILD, 'client/_app/immutable/nodes')).find((name) => /^1\..*\.js$/.test(name))}`;

/** The scripts that a page's head names, the error page's, and all that these import by name. */
function neededBy(page: string): Map<string, string> {
	const html = readFileSync(join(BUILD, 'prerendered', page), 'utf8');
	const waiting = [...html.matchAll(/<link[^>]+rel="modulepreload"[^>]*>/g)].map(
		([link]) => new URL(/href="([^"]+)"/.exec(link)?.[1] ?? '', `http://x/${page}`).pathname
	);
	waiting.push(ERROR_PAGE);
	const needed = new Map<string, string>();
	for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
		if (needed.has(path)) continue;
		const source = readFileSync(join(BUILD, 'client', path), 'utf8');
		needed.set(path, source);
		for (const [, name] of source.matchAll(STATIC_IMPORT))
			waiting.push(new URL(name ?? '', `http://x${path}`).pathname);
	}
	return needed;
}

describe('the mission list', () => {
	const files = neededBy('missions.html');

	it('is drawn without the library that writes', () => {
		expect(files.size).toBeGreaterThan(5);
		const withDexie = [...files].filter(([, source]) => source.includes('DexieError')).map(([path]) => path);
		expect(withDexie).toEqual([]);
	});

	it(`needs at most ${MAX_GZIP_BYTES} bytes of compressed JavaScript before it can be used`, () => {
		const sizes = [...files].map(
			([path, source]) => [path, gzipSync(source, { level: 9 }).byteLength] as const
		);
		const sum = sizes.reduce((total, [, bytes]) => total + bytes, 0);
		expect(sum, JSON.stringify(sizes, null, 1)).toBeLessThanOrEqual(MAX_GZIP_BYTES);
	});
});

describe('what is open when the app starts', () => {
	// The archive is two million letters: read beside the first page, it held it up by a third.
	it('needs nothing out of the archive', () => {
		const name = readdirSync(join(BUILD, 'client/_app/immutable')).find((found) =>
			/^shell\..*\.json$/.test(found)
		);
		const archived: unknown = JSON.parse(
			readFileSync(join(BUILD, 'client/_app/immutable', name ?? ''), 'utf8')
		);
		expect(Object.keys(archived as object).length).toBeGreaterThan(50);
		for (const page of ['accueil.html', 'missions.html', 'frais.html']) {
			const html = readFileSync(join(BUILD, 'prerendered', page), 'utf8');
			const styles = [...html.matchAll(/<link href="([^"]+)" rel="stylesheet">/g)].map(
				([, url]) => url ?? ''
			);
			expect(styles.length).toBeGreaterThan(1);
			const needed = [...styles, ...neededBy(page).keys()];
			expect(needed.filter((url) => url in (archived as object))).toEqual([]);
		}
	});
});

describe('the files of a page', () => {
	// Each is a trip through the service worker at every start: what a page shares goes into its groups (vite.config.ts).
	const MOST: Record<string, number> = {
		'accueil.html': 15,
		'missions.html': 12,
		'frais.html': 16,
		'frais/_.html': 21,
		'envois.html': 20
	};

	it.each(Object.entries(MOST))('%s needs at most %i scripts before it can be used', (page, most) => {
		const files = [...neededBy(page).keys()];
		expect(files.length, files.join('\n')).toBeLessThanOrEqual(most);
	});
});
