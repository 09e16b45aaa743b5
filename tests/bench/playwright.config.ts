// Measures, never a gate: run by `npm run bench` only, one after the other on a quiet machine.
import { defineConfig } from '@playwright/test';
import { shared as base } from '../../playwright.config';

export default defineConfig({
	...base,
	testDir: '.',
	testMatch: '*.bench.ts',
	outputDir: '../../test-results/bench-traces',
	workers: 1,
	timeout: 600_000,
	reporter: [['list']],
	use: { ...base.use, trace: 'off' }
});
