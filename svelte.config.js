import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { BUILD_CONSTANTS } from './scripts/build-constants.js';
import { dropLaterStyles } from './scripts/shell-styles.js';
import { writeShellArchive } from './scripts/shell-archive.js';

/**
 * adapter-node's server, with our own entry over its handler (headers on every answer, graceful stop), the commands
 * that an operator runs beside it, and the demo's files. Vite is imported when building only.
 * @returns {import('@sveltejs/kit').Adapter}
 */
function nomadeServer() {
	const node = adapter({ precompress: true });
	return {
		...node,
		async adapt(builder) {
			dropLaterStyles(builder);
			writeShellArchive(builder);
			await node.adapt(builder);
			const { build } = await import('vite');
			await build({
				configFile: false,
				logLevel: 'warn',
				publicDir: false,
				define: BUILD_CONSTANTS,
				resolve: { alias: { $lib: resolve('src/lib') } },
				build: {
					ssr: 'src/lib/server/startup/command-line.ts',
					outDir: 'build/commands',
					target: 'node20'
				}
			});
			copyFileSync('scripts/server-entry.js', 'build/index.js');
			for (const name of ['kept-builds.js', 'withdrawn-worker.js'])
				copyFileSync(`scripts/${name}`, `build/${name}`);
			cpSync('db/demo', 'build/demo', { recursive: true });
		}
	};
}

/** Of the one script in app.html, which Kit does not know: every page may run it, and no other. */
function pageScriptHash() {
	const script = /<script>([^]*?)<\/script>/.exec(readFileSync('src/app.html', 'utf8'))?.[1] ?? '';
	return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}

/** @type {import('@sveltejs/kit').Config} */
const config = {
	// Nodes made one by one: the parser's start for each of a page's templates cost a sixth of its first drawing.
	compilerOptions: { fragments: 'tree' },
	preprocess: vitePreprocess(),
	kit: {
		adapter: nomadeServer(),
		files: { serviceWorker: 'service-worker' },
		serviceWorker: { register: false },
		// Absolute addresses: one shell page is answered to every navigation, at any depth.
		paths: { relative: false },
		// Forms' origin is checked by src/hooks.server.ts, on every route and as strictly as Kit does, but for the one
		// address that mail programs post to by themselves (docs/decisions/0026-notifications.md).
		csrf: { trustedOrigins: ['*'] },
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['self'],
				'script-src': ['self', 'wasm-unsafe-eval', pageScriptHash()],
				'style-src': ['self'],
				// Kit's route announcer hides itself by one style attribute: that one, by its hash, and no other.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		}
	}
};

export default config;
