// Reads what the two test runners wrote, as numbers that .ci/run can add. A runner that fails without a failed
// test (a crash, an error outside of a test, no report) counts as one failure, never as silence.
import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** Lines of a failure's message that are told again at the end of a run. */
const MESSAGE_LINES = 12;
/** Files of tests whose time is told. */
const SLOWEST = 12;

/**
 * @typedef {object} Report
 * @property {string} name
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} skipped full names
 * @property {string[]} failures what failed: full name and the first lines of the message
 * @property {string[]} unsteady what passed at the second attempt only: the same of the first
 * @property {Map<string, number>} seconds what each file of tests took, every attempt of it
 */

/**
 * @param {string} path
 * @param {number} status
 * @returns {Report}
 */
export function readVitestReport(path, status) {
	const report = empty('vitest');
	for (const file of readJson(path)?.testResults ?? []) {
		const results = file.assertionResults ?? [];
		if (file.status === 'failed' && results.length === 0) count(report, 'failed', file.name, file.message);
		addSeconds(report, file.name ?? '', (file.endTime ?? 0) - (file.startTime ?? 0));
		for (const { status: outcome, fullName, failureMessages } of results) {
			count(report, outcome, `${file.name} ${fullName}`, failureMessages?.[0]);
		}
	}
	return judged(report, status);
}

/**
 * @param {string} path
 * @param {number} status
 * @returns {Report}
 */
export function readPlaywrightReport(path, status) {
	const report = empty('playwright');
	/** @type {Record<string, string>} */
	const outcomes = { expected: 'passed', unexpected: 'failed', flaky: 'unsteady', skipped: 'skipped' };
	/**
	 * @param {any} suite
	 * @param {string} above
	 */
	const visit = (suite, above) => {
		const name = `${above} ${suite.title}`.trim();
		for (const spec of suite.specs ?? []) {
			for (const test of spec.tests) {
				for (const { duration = 0 } of test.results ?? []) addSeconds(report, spec.file ?? name, duration);
				const message = test.results?.find((/** @type {any} */ result) => result.error)?.error.message;
				count(report, outcomes[test.status] ?? 'failed', `${name} ${spec.title}`, message);
			}
		}
		for (const inner of suite.suites ?? []) visit(inner, name);
	};
	for (const suite of readJson(path)?.suites ?? []) visit(suite, '');
	return judged(report, status);
}

/**
 * The skipped tests that no entry of tests/known-skips.json explains. An entry names a part of the full name, the
 * reason, and the folder (`whenAbsent`) without which the test cannot run: where it is there, a skip is a failure.
 * @param {string[]} skipped
 * @param {{test: string, reason: string, whenAbsent: string}[]} known
 * @param {(path: string) => boolean} isThere
 */
export function unexplainedSkips(skipped, known, isThere) {
	return skipped.filter(
		(name) => !known.some((entry) => name.includes(entry.test) && !isThere(entry.whenAbsent))
	);
}

/**
 * @param {string} name
 * @returns {Report}
 */
function empty(name) {
	return { name, passed: 0, failed: 0, skipped: [], failures: [], unsteady: [], seconds: new Map() };
}

/**
 * The files that took longest, a line each: where a run that comes near its limit can be cut.
 * @param {readonly Report[]} reports
 */
export function slowestFiles(reports) {
	return reports
		.flatMap(({ name, seconds }) => [...seconds].map(([file, taken]) => ({ name, file, taken })))
		.sort((a, b) => b.taken - a.taken)
		.slice(0, SLOWEST)
		.map(({ name, file, taken }) => `${String(Math.round(taken)).padStart(5)} s  ${name}  ${file}`);
}

/** @param {Report} report @param {string} file @param {number} ms */
function addSeconds({ seconds }, file, ms) {
	const short = file.replace(/^.*\/tests\//, 'tests/');
	seconds.set(short, (seconds.get(short) ?? 0) + ms / 1000);
}

/**
 * @param {Report} report
 * @param {string} outcome
 * @param {string} name
 * @param {string} [message]
 */
function count(report, outcome, name, message = '') {
	if (outcome === 'passed') report.passed += 1;
	else if (outcome === 'unsteady') {
		report.passed += 1;
		report.unsteady.push([name, ...firstLines(message)].join('\n    '));
	} else if (outcome === 'failed') {
		report.failed += 1;
		report.failures.push([name, ...firstLines(message)].join('\n    '));
	} else report.skipped.push(name);
}

/** Enough to know what happened, without the runner's colours. @param {string} message */
function firstLines(message) {
	return stripVTControlCharacters(message)
		.split('\n')
		.filter((line) => line.trim() !== '')
		.slice(0, MESSAGE_LINES);
}

/**
 * @param {Report} report
 * @param {number} status
 */
function judged(report, status) {
	const isSilent = report.passed + report.failed === 0;
	if ((status !== 0 || isSilent) && report.failed === 0)
		count(report, 'failed', `${report.name}: ended with ${status} and no failed test`);
	return report;
}

/** @param {string} path */
function readJson(path) {
	return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}
