// npm run screenshots: every screen at four sizes and in five looks, and a film strip of the start offline, from a fresh
// build: into docs/screenshots/ and test-results/looks/. `-- -g "360 pixels, light"` takes those alone.
import { spawnSync } from 'node:child_process';
import { ensureBrowser } from './browser.js';

const browser = ensureBrowser();
const env = { ...process.env, ...(browser === null ? {} : { IMAGIN_CHROMIUM: browser }) };
const run = (/** @type {string[]} */ args) =>
	spawnSync('npx', args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status ?? 1;
// The catalogue is the development server's: it needs no build.
let status = process.argv[2] === 'kit' ? 0 : run(['vite', 'build', '--logLevel', 'warn']);
if (status === 0) status = run(['playwright', 'test', '-c', 'tests/screenshots', ...process.argv.slice(2)]);
process.exitCode = status;
