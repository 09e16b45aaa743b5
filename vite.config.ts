// Build and unit tests. The e2e tests have their own runner and settings: playwright.config.ts.
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vitest/config';

/**
 * Fewer and larger files for the browser: each costs a start from the device a trip through the service worker, and
 * small ones compress badly. Sign-in's few components stay apart, so that it does not load the teacher's store.
 */
const CHUNKS = [
	{ name: 'base', test: /node_modules\/(svelte|@sveltejs|esm-env|devalue|clsx)\//, priority: 3 },
	{
		name: 'kit',
		test: /src\/lib\/(ui\/kit\/(Button|Field|FieldFrame|Notice|Icon)\.svelte|ui\/frame\/BrandMark|fr\/screens\/(kit|frame))/,
		minShareCount: 2,
		priority: 2
	},
	// What most of the teacher's pages share; what few of them do stays with these.
	{ name: 'teacher', test: /src\/lib\/|node_modules\/dexie/, minShareCount: 5, priority: 1 }
];

const clientChunks: Plugin = {
	name: 'nomade-client-chunks',
	config: () => ({
		environments: {
			client: { build: { rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } } } }
		}
	})
};

export default defineConfig({
	plugins: [sveltekit(), clientChunks],
	resolve: {
		// Dexie's door for npm is its old-browser build, wrapped; this is the same code as a module for today's.
		alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' }]
	},
	test: {
		include: ['tests/{unit,scenario,sync,api,access,architecture,faults,fixtures}/**/*.test.ts'],
		environment: 'node'
	}
});
