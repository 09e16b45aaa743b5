// Reads what the two test runners wrote, as numbers that .ci/run can add. A runner that fails without a failed
// test (a crash, an error outside of a test, no report) counts as one failure, never as silence.
import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {object} Report
 * @property {string} name
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} skipped full names
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
		if (file.status === 'failed' && results.length === 0) report.failed += 1;
		for (const { status: outcome, fullName } of results) {
			count(report, outcome, `${file.name} ${fullName}`);
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
	const outcomes = { expected: 'passed', unexpected: 'failed', flaky: 'failed', skipped: 'skipped' };
	/**
	 * @param {any} suite
	 * @param {string} above
	 */
	const visit = (suite, above) => {
		const name = `${above} ${suite.title}`.trim();
		for (const spec of suite.specs ?? []) {
			for (const test of spec.tests)
				count(report, outcomes[test.status] ?? 'failed', `${name} ${spec.title}`);
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
	return { name, passed: 0, failed: 0, skipped: [] };
}

/**
 * @param {Report} report
 * @param {string} outcome
 * @param {string} name
 */
function count(report, outcome, name) {
	if (outcome === 'passed') report.passed += 1;
	else if (outcome === 'failed') report.failed += 1;
	else report.skipped.push(name);
}

/**
 * @param {Report} report
 * @param {number} status
 */
function judged(report, status) {
	const isSilent = report.passed + report.failed === 0;
	if ((status !== 0 || isSilent) && report.failed === 0) report.failed = 1;
	return report;
}

/** @param {string} path */
function readJson(path) {
	return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}
