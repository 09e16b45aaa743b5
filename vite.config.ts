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
 * small ones compress badly. A group takes what its modules import with it, unless one of higher priority has it: so
 * the first list's names only what that draws. Components, whose styles come with the file, go where every page has
 * them or a form does. How many files a page has is a budget (tests/api/first-list-size.test.ts).
 */
const CHUNKS = [
	{
		name: 'base',
		test: /node_modules\/(svelte|@sveltejs|esm-env|devalue|clsx)\/|src\/lib\/device\/install\/hear-offer\./,
		priority: 3
	},
	// What writes: comes after the first list, which reads without it.
	{
		name: 'store',
		test: /node_modules\/dexie\/|src\/lib\/device\/db\/(store|connection|unit|watch|database)/,
		priority: 1
	},
	// The teacher's frame and their first list: on every page of theirs.
	{
		name: 'lists',
		test: ofRooms(
			'ui/(console|list)/(?!ListExport|list-csv)',
			'ui/frame/(ActivityGate|AppFrame|Banner|BrandMark|DeviceNotices|Loading|Menu|OwnTask|PageTitle)\\.',
			'ui/frame/(SessionNotice|UpdateNotice|activity-places|focus-heading|next-task|page-memory|scroll-back|teacher-menu)\\.',
			'ui/kit/SafeText\\.',
			'ui/mission/(MissionNotices|mission-columns)\\.',
			'fr/screens/(accessibility|claims|frame|kit|list|missions)\\.',
			'fr/(menu|formats|schedule|mission-labels|sentence-parts|status-labels|count-title)\\.',
			'domain/(academy/external-academies|access/activities|portal/application|competence/competence)\\.',
			'device/actions/(show-store|start-device)\\.',
			'device/live/(activities|missions|academies|unsent|live-query|device-state)\\.',
			'device/lock/(first-gesture|lock-database|rules|verdict)\\.',
			'device/repositories/(competences|reference)\\.',
			'device/(item-state|open-store|clock|persistence|let-go|sync-bell)\\.',
			'device/db/(aes-codec|codec|pack|registry|rows|sealed-unit|storage-fault|bare-reader)\\.'
		),
		priority: 2
	},
	// What home, claims and their folders share: days, deadlines, what is to be done.
	{
		name: 'home',
		test: ofRooms(
			'ui/home/tasks\\.',
			'ui/claim/month-grid\\.',
			'fr/screens/(calendar|deadline|install)\\.',
			'domain/claim/(deadline|entered-parts|sent-back)\\.',
			'device/live/(sent-back|claims|inbox)\\.',
			'device/(install/(good-moment|memory)|actions/install-app)\\.'
		),
		priority: 0
	},
	// What most of the teacher's pages share; what few of them do stays with these.
	{ name: 'teacher', test: /src\/lib\/(?!ui\/|fr\/gestion\/|device\/desk\/)/, minShareCount: 6, priority: 0 },
	{
		name: 'form',
		test: ofRooms('ui/kit/(Check|Select|Text)?Field(Frame)?\\.', 'ui/kit/(Dialog|RequiredLegend)\\.'),
		priority: 0
	},
	// The rules of a claim and their words.
	{
		name: 'claim',
		test: ofRooms(
			'domain/(claim|travel|rates|remuneration|supporting-document|mission|receipt|money)/',
			'device/gestures/(save|status-gestures)\\.',
			'fr/(history|violations|summary-lines|field-labels|supplied-pay|summary-pay)\\.',
			'fr/screens/(supplied|storage|tracking|unsent)\\.'
		),
		priority: 0
	}
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
			client: {
				build: {
					// A page's own files are named in its head. What comes later is on the device: a hint would be a second
					// trip to the worker for each file. Only the styles must be there before their component.
					modulePreload: { resolveDependencies: (_, files) => files.filter((file) => file.endsWith('.css')) },
					rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } }
				}
			}
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
