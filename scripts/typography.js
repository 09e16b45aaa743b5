// `npm run typography`: sets the interface's words by the rules of French typography; `-- --check` only tells.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';
import { badlySetMarkup } from './typography-markup.js';
import { badlySet } from './typography-rules.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const isCheck = process.argv.includes('--check');
let found = 0;

for (const name of readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })) {
	const file = `src/${name}`;
	if (!/^src\/lib\/fr\/.*\.ts$|\.svelte$/.test(file)) continue;
	const content = readFileSync(root + file, 'utf8');
	const pieces = file.endsWith('.ts') ? badlySet(file, content) : badlySetMarkup(file, content);
	if (pieces.length === 0) continue;
	found += pieces.length;
	let set = content;
	for (const piece of pieces.toReversed()) set = set.slice(0, piece.start) + piece.set + set.slice(piece.end);
	console.log(`${file}: ${pieces.length}`);
	if (isCheck) for (const { source } of pieces) console.log(`  ${source}`);
	else {
		const options = await prettier.resolveConfig(root + file);
		writeFileSync(root + file, await prettier.format(set, { ...options, filepath: root + file }));
	}
}
console.log(found === 0 ? 'Every text is well set.' : `${found} texts ${isCheck ? 'to set' : 'set'}.`);
if (isCheck && found > 0) process.exitCode = 1;
