// What decides whether a change may land must not be able to look away.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
	readPlaywrightReport,
	readVitestReport,
	slowestFiles,
	unexplainedSkips
} from '../../../scripts/test-reports.js';

function written(report: unknown): string {
	const path = join(mkdtempSync(join(tmpdir(), 'nomade-report-')), 'report.json');
	writeFileSync(path, JSON.stringify(report));
	return path;
}

describe('reports of the test runners', () => {
	it('counts Vitest: passed, failed, skipped, and a file that could not be read', () => {
		const path = written({
			testResults: [
				{
					name: 'a.test.ts',
					status: 'failed',
					assertionResults: [
						{ status: 'passed', fullName: 'one' },
						{
							status: 'failed',
							fullName: 'two',
							failureMessages: ['\u001b[31mexpected 1\u001b[39m\n\nto be 2']
						},
						{ status: 'pending', fullName: 'three' }
					]
				},
				{ name: 'b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] }
			]
		});
		expect(readVitestReport(path, 1)).toEqual({
			name: 'vitest',
			passed: 1,
			failed: 2,
			skipped: ['a.test.ts three'],
			failures: ['a.test.ts two\n    expected 1\n    to be 2', 'b.test.ts\n    no such module'],
			unsteady: [],
			seconds: expect.any(Map)
		});
	});

	it('counts Playwright through nested suites, what passed at the second attempt by name', () => {
		const spec = (title: string, status: string) => ({ title, tests: [{ status }] });
		const path = written({
			suites: [
				{
					title: 'journey.spec.ts',
					specs: [spec('one', 'expected')],
					suites: [{ title: 'offline', specs: [spec('two', 'flaky'), spec('three', 'skipped')] }]
				}
			]
		});
		expect(readPlaywrightReport(path, 0)).toEqual({
			name: 'playwright',
			passed: 2,
			seconds: expect.any(Map),
			failed: 0,
			skipped: ['journey.spec.ts offline three'],
			failures: [],
			unsteady: ['journey.spec.ts offline two']
		});
	});

	it('takes a crash, a missing report or no test at all for a failure', () => {
		expect(readVitestReport('/nowhere.json', 1).failed).toBe(1);
		expect(readVitestReport('/nowhere.json', 0).failed).toBe(1);
		expect(readVitestReport('/nowhere.json', 1).failures).toEqual([
			'vitest: ended with 1 and no failed test'
		]);
		const green = { testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }] };
		expect(readVitestReport(written(green), 1).failed).toBe(1);
		expect(readVitestReport(written(green), 0).failed).toBe(0);
	});

	it('excuses a skip only where its folder is absent', () => {
		const known = [{ test: 'corpus', reason: 'laid beside the project', whenAbsent: '../corpus' }];
		expect(unexplainedSkips(['a corpus b', 'other'], known, () => false)).toEqual(['other']);
		expect(unexplainedSkips(['a corpus b'], known, () => true)).toEqual(['a corpus b']);
	});

	it('tells the files that took longest, all attempts counted, the longest first', () => {
		const units = written({
			testResults: [
				{ name: '/a/tests/unit/a.test.ts', startTime: 1000, endTime: 3000, assertionResults: [] },
				{ name: '/a/tests/api/b.test.ts', startTime: 1000, endTime: 9000, assertionResults: [] }
			]
		});
		const tests = [{ status: 'flaky', results: [{ duration: 2500 }, { duration: 2500 }] }];
		const journeys = written({
			suites: [{ title: 'c.spec.ts', specs: [{ title: 'one', file: 'c.spec.ts', tests }] }]
		});
		expect(slowestFiles([readVitestReport(units, 0), readPlaywrightReport(journeys, 0)])).toEqual([
			'    8 s  vitest  tests/api/b.test.ts',
			'    5 s  playwright  c.spec.ts',
			'    2 s  vitest  tests/unit/a.test.ts'
		]);
	});
});
