// One file with what a phone keeps beyond the first screens: two hundred requests less on a slow link, and as many
// entries less in the browser's store. Written beside the build's own files, read by service-worker/shell-archive.ts.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PHONE_FILES } from './phone-files.js';

const IMMUTABLE = '/_app/immutable';

/** @param {import('@sveltejs/kit').Builder} builder once all pages are there, before anything is compressed */
export function writeShellArchive(builder) {
	const client = builder.getClientDirectory();
	const pages = join(builder.config.kit.outDir, 'output', 'prerendered', 'pages');
	/** @type {{ desk: string[], first: string[] }} */
	const { desk, first } = JSON.parse(readFileSync(PHONE_FILES, 'utf8'));
	const elsewhere = new Set([...desk, ...first]);
	const names = readdirSync(join(client, IMMUTABLE), { recursive: true, encoding: 'utf8' })
		.map((name) => `${IMMUTABLE}/${name}`)
		.filter(
			(url) => /\.(?:js|css)$/.test(url) && !/(?:heic|pdf-pages)-worker/.test(url) && !elsewhere.has(url)
		);
	/** @type {[url: string, text: string][]} */
	const files = names.map((url) => [url, readFileSync(join(client, url), 'utf8')]);
	for (const [url, { file }] of builder.prerendered.pages)
		files.push([url, readFileSync(join(pages, file), 'utf8')]);
	const { name } = builder.config.kit.version;
	writeFileSync(
		join(client, IMMUTABLE, `shell.${name}.json`),
		JSON.stringify(Object.fromEntries(files.sort()))
	);
}
