// npm test: everything that is checked by a program, from a machine with Node and npm alone.
// Node built-ins only until the packages are there. Writes test-results/totals.json for .ci/run.
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './browser.js';
import { runCommand } from './run-command.js';
import { readPlaywrightReport, readVitestReport, slowestFiles, unexplainedSkips } from './test-reports.js';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const RESULTS = join(ROOT, 'test-results');
/** The whole run is over within half an hour, or says what it hung on. */
const LIMIT_MS = 30 * 60 * 1000;
const startedAt = Date.now();

process.chdir(ROOT);
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

if (!packagesAreThere()) await must('npm', ['ci']);
const browser = ensureBrowser();
const environment = browser === null ? {} : { IMAGIN_CHROMIUM: browser };
await must('npx', ['vite', 'build', '--logLevel', 'warn']);

const unitStatus = await run(
	'npx',
	// The crash tests are among the long ones, which kill more often.
	[
		'vitest',
		'run',
		'--project',
		'!crash',
		'--reporter=default',
		'--reporter=json',
		'--outputFile.json=test-results/vitest.json'
	],
	environment
);
const browserStatus = await run(
	'npx',
	['playwright', 'test', '--project=journeys', '--grep-invert', '@long'],
	environment
);

const reports = [
	readVitestReport(join(RESULTS, 'vitest.json'), unitStatus),
	readPlaywrightReport(join(RESULTS, 'playwright.json'), browserStatus)
];
const known = JSON.parse(readFileSync(join(ROOT, 'tests', 'known-skips.json'), 'utf8'));
let passed = 0;
let failed = 0;
/** @type {string[]} */
const failures = [];
const unsteady = reports.flatMap((report) => report.unsteady);
for (const report of reports) {
	const unexplained = unexplainedSkips(report.skipped, known, (path) => existsSync(join(ROOT, path)));
	for (const name of unexplained) console.error(`skipped without a listed reason: ${name}`);
	console.log(
		`${report.name}: ${report.passed} passed, ${report.failed} failed, ${report.skipped.length} skipped`
	);
	passed += report.passed;
	failed += report.failed + unexplained.length;
	failures.push(...report.failures, ...unexplained.map((name) => `${name}\n    skipped`));
}
const times = slowestFiles(reports);
const minutes = ((Date.now() - startedAt) / 60_000).toFixed(1);
console.log(`npm test: ${passed} passed, ${failed} failed in ${minutes} min`);
writeFileSync(join(RESULTS, 'totals.json'), JSON.stringify({ passed, failed, failures, unsteady, times }));
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** Installed, and not older than the lock file. */
function packagesAreThere() {
	const mark = join(ROOT, 'node_modules', '.package-lock.json');
	return existsSync(mark) && statSync(mark).mtimeMs >= statSync(join(ROOT, 'package-lock.json')).mtimeMs;
}

/**
 * @param {string} command
 * @param {string[]} args
 */
async function must(command, args) {
	const status = await run(command, args);
	if (status !== 0) {
		console.error(`«${command} ${args.join(' ')}» failed: nothing could be tested.`);
		process.exit(1);
	}
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
function run(command, args, env = {}) {
	return runCommand(command, args, { limitMs: LIMIT_MS - (Date.now() - startedAt), env });
}
