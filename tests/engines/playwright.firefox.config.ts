// The journeys that stop the server, as they are, in Firefox (Debian's firefox-esr, driven by WebDriver BiDi).
// Left to Chromium: what needs its protocol (quota, processor, kills) or one of its own profiles on disk.
import { defineConfig } from '@playwright/test';
import { shared as base } from '../../playwright.config';
import { findFirefox } from '../../scripts/engines.js';

const executablePath = findFirefox();

export default defineConfig({
	...base,
	testDir: '../e2e',
	testMatch: [
		'main-journey.spec.ts',
		'dropped-replies.spec.ts',
		'conflict.spec.ts',
		'sessions.spec.ts',
		'offline-addresses.spec.ts'
	],
	// One worker answers all addresses alike: each screen is opened here, each address in Chromium.
	grepInvert: /typed into the address bar/,
	outputDir: '../../test-results/firefox-traces',
	timeout: 240_000,
	expect: { timeout: 20_000 },
	reporter: [['list'], ['json', { outputFile: '../../test-results/firefox.json' }]],
	use: {
		...base.use,
		browserName: 'firefox',
		channel: 'moz-firefox',
		actionTimeout: 30_000,
		// Recording doubles what a busy machine has to do, and its archive then failed by itself.
		trace: 'off',
		launchOptions: executablePath === null ? {} : { executablePath }
	}
});
