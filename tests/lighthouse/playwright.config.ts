// Scores of Lighthouse: run by `npm run lighthouse` only, one page after the other. Performance wants a quiet machine.
import { defineConfig } from '@playwright/test';
import { shared as base } from '../../playwright.config';

export default defineConfig({
	...base,
	testDir: '.',
	testMatch: '*.scores.ts',
	outputDir: '../../test-results/lighthouse-traces',
	workers: 1,
	retries: 0,
	timeout: 400_000,
	reporter: [['list']],
	use: { ...base.use, trace: 'off' }
});
