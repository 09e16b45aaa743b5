// docs/guide-coverage.md: each section of the guide has its row, and each test that a row names is there.
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const SECTIONS = [
	...['1.1', '1.2', '1.3', '1.3.1', '1.3.2', '1.3.3', '1.3.4', '1.3.5', '1.3.6', '1.3.7', '1.3.8'],
	...['2.1', '2.2', '2.3.1', '2.3.2', '2.4', '2.5', '2.6', '2.6.1', '2.6.2', '2.6.3'],
	...['2.6.4.1', '2.6.4.2', '2.6.4.3', '2.7', '2.8', '2.9', '2.10']
];

const rows = readFileSync('docs/guide-coverage.md', 'utf8')
	.split('\n')
	.filter((line) => /^\| \d/.test(line))
	.map((line) => line.split('|').map((cell) => cell.trim()));

it('has a row for each section of the guide', () => {
	const named = new Set(rows.map((cells) => cells[1]?.split(' ')[0]));
	expect(SECTIONS.filter((section) => !named.has(section))).toEqual([]);
});

it('names tests that are there', () => {
	const missing = rows.flatMap((cells) => {
		const tests = [...(cells[3] ?? '').matchAll(/`((?:e2e|tests)\/[^`]+)`/g)].map((match) => match[1] ?? '');
		expect(tests.length, cells[1]).toBeGreaterThan(0);
		return tests
			.map((path) => (path.startsWith('e2e/') ? `tests/${path}.spec.ts` : path))
			.filter((path) => !existsSync(path));
	});
	expect(missing).toEqual([]);
});
