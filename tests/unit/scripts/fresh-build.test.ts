// A build that is taken for fresh and is not would let old code pass the long tests.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { isBuildFresh } from '../../../scripts/fresh-build.js';

let root: string;
const write = (name: string, at: number) => {
	writeFileSync(join(root, name), '');
	utimesSync(join(root, name), at, at);
};
const age = (at: number) => {
	for (const folder of ['src/lib', 'src', 'build']) utimesSync(join(root, folder), at, at);
};

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'nomade-fresh-'));
	for (const folder of ['src/lib', 'build', 'test-results'])
		mkdirSync(join(root, folder), { recursive: true });
	write('src/lib/a.ts', 1000);
	write('package-lock.json', 1000);
	write('test-results/totals.json', 2500);
	age(1000);
});

it('none is none', () => expect(isBuildFresh(root)).toBe(false));

it('is fresh after all that it is made of', () => {
	write('build/index.js', 2000);
	expect(isBuildFresh(root)).toBe(true);
});

it.each(['src/lib/a.ts', 'package-lock.json'])('is not once %s was written again', (name) => {
	write('build/index.js', 2000);
	write(name, 3000);
	expect(isBuildFresh(root)).toBe(false);
});

it('is not once a file was taken away', () => {
	write('src/lib/b.ts', 1000);
	age(1000);
	write('build/index.js', 2000);
	expect(isBuildFresh(root)).toBe(true);
	rmSync(join(root, 'src/lib/b.ts'));
	expect(isBuildFresh(root)).toBe(false);
});

it('is not where it was built since the tests, by whoever and with whatever settings', () => {
	write('build/index.js', 2600);
	expect(isBuildFresh(root)).toBe(false);
});
