// Bundles the client's code once into a script that can be run again and again, each time as a page that was just
// opened. Knows Vite and vm; must not know what the client does.
import { join } from 'node:path';
import { Script } from 'node:vm';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '..', '..');

/** The script leaves its exports in the global `page`. */
export async function clientScript(): Promise<Script> {
	const result = await build({
		configFile: false,
		root: ROOT,
		logLevel: 'error',
		resolve: {
			alias: [
				{ find: /^\$lib/, replacement: join(ROOT, 'src/lib') },
				{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' }
			]
		},
		build: {
			write: false,
			minify: false,
			target: 'esnext',
			lib: { entry: join(import.meta.dirname, 'client-page.ts'), formats: ['iife'], name: 'page' },
			rolldownOptions: { output: { codeSplitting: false } }
		}
	});
	const [bundle] = Array.isArray(result) ? result : [result];
	if (bundle === undefined || !('output' in bundle)) throw new Error('the client was not bundled');
	return new Script(bundle.output[0].code, { filename: 'client-page.js' });
}
