// One file with what a phone keeps beyond the first screens: two hundred requests less on a slow link, and as many
// entries less in the browser's store. Written beside the build's own files, read by service-worker/shell-archive.ts.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PHONE_FILES } from './phone-files.js';

/** @param {import('@sveltejs/kit').Builder} builder once all pages are there, before anything is compressed */
export function writeShellArchive(builder) {
	const client = builder.getClientDirectory();
	const pages = join(builder.config.kit.outDir, 'output', 'prerendered', 'pages');
	/** @type {{ archived: string[] }} */
	const { archived } = JSON.parse(readFileSync(PHONE_FILES, 'utf8'));
	/** @type {[url: string, text: string][]} */
	const files = archived.map((url) => [url, readFileSync(join(client, url), 'utf8')]);
	for (const [url, { file }] of builder.prerendered.pages)
		files.push([url, readFileSync(join(pages, file), 'utf8')]);
	const { name } = builder.config.kit.version;
	const archive = join(client, '_app', 'immutable', `shell.${name}.json`);
	writeFileSync(archive, JSON.stringify(Object.fromEntries(files)));
}
