// Pictures for the docs: run by `npm run screenshots` only, at the guide's own day.
import { defineConfig } from '@playwright/test';
import { shared as base } from '../../playwright.config';

export default defineConfig({
	...base,
	testDir: '.',
	testMatch: '*.shots.ts',
	outputDir: '../../test-results/screenshots',
	workers: 1,
	timeout: 300_000,
	reporter: [['list']],
	use: { ...base.use, trace: 'off' }
});
