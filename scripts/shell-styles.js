// The router names in a page's head the styles of all that the page may ever import, which a page drawn by the server
// needs. Ours are drawn by the browser, and what is imported later brings its own styles: named in the head, they would
// hold up the first paint, and out of the archive they would have it read first.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCRIPT_STYLES } from './phone-files.js';

const LINK = /[ \t]*<link href="\/([^"]+)" rel="(stylesheet|modulepreload)">\n?/g;
const IS_EMPTY = /<div id="app">\s*<script/;

/**
 * A shell's page without the styles that none of its own scripts brings; a page that the server has drawn stays.
 *
 * @param {string} html
 * @param {Readonly<Record<string, readonly string[]>>} styles script → its styles, without what it imports later
 */
export function withoutLaterStyles(html, styles) {
	if (!IS_EMPTY.test(html)) return html;
	const own = new Set(
		[...html.matchAll(LINK)].flatMap(([, file = '', rel]) =>
			rel === 'modulepreload' ? (styles[file] ?? []) : []
		)
	);
	return html.replace(LINK, (link, file, rel) => (rel === 'modulepreload' || own.has(file) ? link : ''));
}

/** @param {import('@sveltejs/kit').Builder} builder once all pages are there, before anything is compressed */
export function dropLaterStyles(builder) {
	const pages = join(builder.config.kit.outDir, 'output', 'prerendered', 'pages');
	/** @type {Record<string, string[]>} */
	const styles = JSON.parse(readFileSync(SCRIPT_STYLES, 'utf8'));
	for (const [, { file }] of builder.prerendered.pages) {
		const path = join(pages, file);
		writeFileSync(path, withoutLaterStyles(readFileSync(path, 'utf8'), styles));
	}
}
