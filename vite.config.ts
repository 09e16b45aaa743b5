// Build and unit tests. The e2e tests have their own runner and settings: playwright.config.ts.
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vitest/config';
import { BUILD_CONSTANTS } from './scripts/build-constants.js';
import { catalogue } from './scripts/catalogue.js';
import { phoneFiles } from './scripts/phone-files.js';
import { isOnNeed } from './service-worker/cacheable';
import { townsTable } from './scripts/towns/towns-file.js';

/** Modules of `src/lib` by the beginnings of their paths. */
const ofRooms = (...beginnings: string[]) => new RegExp(`src/lib/(${beginnings.join('|')})`);

/**
 * Fewer and larger files for the browser: each costs a start from the device a trip through the service worker, and
 * small ones compress badly. A group takes what its modules import with it, so it names only what the first
 * screens draw: the sync engine, claims and PDFs stay in files of their own, loaded when they are needed.
 */
const CHUNKS = [
	{ name: 'base', test: /node_modules\/(svelte|@sveltejs|esm-env|devalue|clsx)\//, priority: 3 },
	// What writes: comes after the first list, which reads without it.
	{
		name: 'store',
		test: /node_modules\/dexie\/|src\/lib\/device\/db\/(store|connection|unit|watch|database)/,
		priority: 1
	},
	{
		name: 'lists',
		test: ofRooms(
			'ui/(console|list)/(?!ListExport|list-csv)',
			'ui/frame/(ActivityGate|AppFrame|Banner|BrandMark|DeviceNotices|Menu|PageTitle|SessionNotice|UpdateNotice)\\.',
			'ui/frame/(activity-places|focus-heading|teacher-menu)\\.',
			'ui/mission/(MissionNotices|mission-columns)\\.',
			'fr/screens/(accessibility|claims|frame|kit|list|missions)\\.',
			'fr/(menu|formats|schedule|mission-labels|status-labels|count-title)\\.',
			'domain/(academy/external-academies|access/activities|portal/application|competence/competence)\\.',
			'device/live/(activities|missions|academies|unsent|live-query|device-state)\\.',
			'device/repositories/(competences|reference)\\.',
			'device/lock/first-gesture\\.',
			'device/(item-state|open-store|clock|persistence|let-go|sync-bell)\\.',
			'device/db/(codec|rows|sealed-unit|storage-fault|bare-reader)\\.'
		),
		priority: 2
	},
	// What most of the teacher's pages share; what few of them do stays with these. No component: the styles of one
	// come to a page only with the page's own imports.
	{ name: 'teacher', test: /src\/lib\/(?!ui\/|fr\/gestion\/|device\/desk\/)/, minShareCount: 6, priority: 0 }
];

const clientChunks: Plugin = {
	name: 'nomade-client-chunks',
	config: () => ({
		// The sign-in pages' own scripts (`?worker&url`: one file each, named by its content). Only the server's bundle
		// names them, and what that bundle names is served if it lies among the assets.
		worker: {
			format: 'es' as const,
			rollupOptions: { output: { entryFileNames: '_app/immutable/assets/[name].[hash].js' } }
		},
		environments: {
			client: { build: { rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } } } }
		}
	})
};

/** What is the same whoever asked before: no store, no clock, no file of its own. */
const RULES = 'tests/unit/{contracts,domain,fr,pdf,supporting-document-files}/**/*.test.ts';

export default defineConfig({
	define: BUILD_CONSTANTS,
	// Ninety files, most of them languages that nobody asks for: each start of a server would read them.
	ssr: { noExternal: ['zod'] },
	plugins: [townsTable(), catalogue(), sveltekit(), clientChunks, phoneFiles(isOnNeed)],
	resolve: {
		// Dexie's door for npm is its old-browser build, wrapped; this is the same code as a module for today's.
		alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' }]
	},
	test: {
		projects: [
			// Rules keep nothing between two files: they share what one of them has read of the source.
			{ extends: true, test: { name: 'rules', include: [RULES], isolate: false } },
			{
				extends: true,
				test: {
					name: 'parts',
					include: ['tests/{unit,scenario,sync,api,access,architecture,faults,fixtures,model}/**/*.test.ts'],
					exclude: [RULES]
				}
			},
			{ extends: true, test: { name: 'crash', include: ['tests/crash/**/*.test.ts'] } }
		],
		environment: 'node',
		// Most files wait for a server or a browser of their own: one a core, where the default leaves a core out.
		maxWorkers: '100%',
		// No test is about its duration: these only end what hangs, on a slow machine too.
		testTimeout: 60_000,
		hookTimeout: 120_000,
		expect: { poll: { timeout: 30_000 } }
	}
});
