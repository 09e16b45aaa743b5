// The browser tests: the production build, a real Chromium, the real service worker.
// Each spec starts its own server (tests/fixtures/app-server.ts): several of them kill it.
import { defineConfig } from '@playwright/test';
import { BROWSER_FLAGS, findBrowser } from './scripts/browser.js';

const executablePath = findBrowser();

/** Many screens, tables or people of one kind: together longer than `npm test` may be, they go with the long tests. */
const SWEEPS =
	/\/(accessibility|axe|claim-tree|competences|federation|guide-tables|jury|keyboard-screens|lists|my-data|offline-addresses|on-paper|portal|several-academies|touch-targets)\.spec\.ts$/;

/** Journeys beyond the half hour of `npm test`: with the long tests too. */
const MORE =
	/\/(administration|claims-(deadline|kinds)|cycle-of-a-claim-inputs|frame|gestion|heads|inactivity|left-at-once|list-reload|lock-(people|profile)|missions|notifications|server-faults|storage-schemas|tabs-and-lists|update)\.spec\.ts$/;

/** Every look and every way on every screen, longer than each run may be, and what is aimed at: `npm run test:proofs`. */
const PROOFS = /\/((axe|keyboard-screens)\.spec|[^/]+\.proof)\.ts$/;

/** What every run of a browser has in common, whichever tests it takes. */
export const shared = defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results/e2e',
	workers: 2,
	timeout: 120_000,
	// A busy machine takes its time; what holds is seen at once all the same.
	expect: { timeout: 20_000 },
	// Told by name in the run's last lines: a second attempt that passes is a fault to look for, not a pass to forget.
	retries: process.env['CI'] === undefined ? 0 : 1,
	forbidOnly: process.env['CI'] !== undefined,
	reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
	use: {
		browserName: 'chromium',
		viewport: { width: 360, height: 740 },
		locale: 'fr-FR',
		timezoneId: 'Europe/Paris',
		serviceWorkers: 'allow',
		actionTimeout: 15_000,
		// Each step's picture of the page costs a quarter of a run: only where a first attempt has failed.
		trace: 'on-first-retry',
		launchOptions: { args: BROWSER_FLAGS, ...(executablePath === null ? {} : { executablePath }) }
	}
});

export default defineConfig({
	...shared,
	projects: [
		{ name: 'journeys', testIgnore: [SWEEPS, MORE] },
		{ name: 'more-journeys', testMatch: MORE },
		{ name: 'sweeps', testMatch: SWEEPS, grepInvert: /@proof/ },
		{ name: 'proofs', testMatch: PROOFS }
	]
});
