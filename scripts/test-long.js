// npm run test:long: what is too long for npm test. `npm run test:long -- firefox` runs one suite, named by a part of
// its name. Writes test-results/totals-long.json for .ci/run, which adds it to its own.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './browser.js';
import { ensureEngines } from './engines.js';
import { isBuildFresh } from './fresh-build.js';
import { runCommand } from './run-command.js';
import { readPlaywrightReport, readVitestReport, slowestFiles } from './test-reports.js';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const RESULTS = join('test-results', 'long');
const TOTALS = join('test-results', 'totals-long.json');
const MINUTE = 60_000;

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string[]} args of npx
 * @property {Record<string, string>} env
 * @property {string} report
 * @property {'vitest' | 'playwright'} runner
 * @property {number} limitMs
 */

/**
 * @param {string} name
 * @param {string[]} asked
 * @param {Record<string, string>} env
 * @param {number} minutes
 * @returns {Suite}
 */
function vitest(name, asked, env, minutes) {
	const report = join(RESULTS, `${name}.json`);
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
	const args = ['vitest', 'run', ...asked, ...reporters];
	return { name, args, env, report, runner: 'vitest', limitMs: minutes * MINUTE };
}

/** Every suite of the long run: one more is one more line. */
const SUITES = [
	// Each of the three waits most of its time: together on as many cores as there are.
	vitest(
		'model-and-crash',
		['tests/model', 'tests/crash'],
		{ IMAGIN_MODEL_RUNS: '60', NOMADE_SERVER_KILLS: '40', IMAGIN_BROWSER_KILLS: '25' },
		30
	),
	{
		...{ name: 'journeys', runner: /** @type {const} */ ('playwright'), env: {}, limitMs: 20 * MINUTE },
		args: ['playwright', 'test', '--project=journeys', '--grep', '@long'],
		report: join('test-results', 'playwright.json')
	},
	{
		...{ name: 'more-journeys', runner: /** @type {const} */ ('playwright'), env: {}, limitMs: 20 * MINUTE },
		args: ['playwright', 'test', '--project=more-journeys'],
		report: join('test-results', 'playwright.json')
	},
	{
		...{ name: 'sweeps', runner: /** @type {const} */ ('playwright'), env: {}, limitMs: 30 * MINUTE },
		args: ['playwright', 'test', '--project=sweeps'],
		report: join('test-results', 'playwright.json')
	},
	{
		...{ name: 'firefox', runner: /** @type {const} */ ('playwright'), env: {}, limitMs: 20 * MINUTE },
		args: ['playwright', 'test', '-c', 'tests/engines/playwright.firefox.config.ts'],
		report: join('test-results', 'firefox.json')
	},
	vitest('webkit', ['--config', 'tests/engines/vitest.webkit.config.ts'], {}, 10)
];

process.chdir(ROOT);
const wanted = process.argv.slice(2);
const suites = SUITES.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
rmSync(RESULTS, { recursive: true, force: true });
rmSync(TOTALS, { force: true });
mkdirSync(RESULTS, { recursive: true });

const browser = ensureBrowser();
const needsEngines = suites.some(({ name }) => name === 'firefox' || name === 'webkit');
const missing = needsEngines ? ensureEngines() : [];
if (missing.length > 0)
	console.error(`Not there, and not to be had: ${missing.join(', ')}. Their suites will fail.`);
const env = browser === null ? {} : { IMAGIN_CHROMIUM: browser };
// After `npm test`, which built the same.
const build = () => runCommand('npx', ['vite', 'build', '--logLevel', 'warn'], { limitMs: 5 * MINUTE });
if (!isBuildFresh(ROOT) && (await build()) !== 0) {
	console.error('The build failed: nothing could be tested.');
	process.exit(1);
}

const startedAt = Date.now();
let passed = 0;
let failed = 0;
/** @type {string[]} */
const failures = [];
/** @type {string[]} */
const unsteady = [];
/** @type {string[]} */
const times = [];
/** @type {import('./test-reports.js').Report[]} */
const reports = [];
for (const suite of suites) {
	const begun = Date.now();
	const status = await runCommand('npx', suite.args, {
		limitMs: suite.limitMs,
		// Who wants more of a suite says so by the same name: NOMADE_SERVER_KILLS=200.
		env: { ...suite.env, ...process.env, ...env }
	});
	const read = suite.runner === 'vitest' ? readVitestReport : readPlaywrightReport;
	const report = read(suite.report, status);
	// A long suite that was left out would look like one that holds.
	const bad = report.failed + report.skipped.length;
	passed += report.passed;
	failed += bad;
	failures.push(...report.failures, ...report.skipped.map((name) => `${name}\n    skipped`));
	unsteady.push(...report.unsteady);
	const minutes = ((Date.now() - begun) / MINUTE).toFixed(1);
	reports.push({ ...report, name: suite.name });
	times.push(`${minutes.padStart(5)} min  ${suite.name}`);
	console.log(`${suite.name}: ${report.passed} passed, ${bad} failed or skipped in ${minutes} min`);
}
const minutes = ((Date.now() - startedAt) / MINUTE).toFixed(1);
console.log(`npm run test:long: ${passed} passed, ${failed} failed in ${minutes} min`);
times.push(...slowestFiles(reports));
writeFileSync(TOTALS, JSON.stringify({ passed, failed, failures, unsteady, times }));
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
