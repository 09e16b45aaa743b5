// npm run lighthouse: Lighthouse's phone preset on the sign-in page and on the teacher's own pages, signed in, from a fresh
// build. Prints each score and what costs it; the whole reports lie in test-results/lighthouse/. `-- --grep claim`: one page.
import { spawnSync } from 'node:child_process';
import { ensureBrowser } from './browser.js';

const browser = ensureBrowser();
const env = { ...process.env, ...(browser === null ? {} : { IMAGIN_CHROMIUM: browser }) };
const run = (/** @type {string[]} */ args) =>
	spawnSync('npx', args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status ?? 1;
let status = run(['vite', 'build', '--logLevel', 'warn']);
if (status === 0) status = run(['playwright', 'test', '-c', 'tests/lighthouse', ...process.argv.slice(2)]);
process.exitCode = status;
