// Which files of the client's build only the desk's pages use: a phone, which never opens them, does not keep them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Read by the service worker's build, which follows the client's. */
const LIST = '.svelte-kit/desk-files.json';
const DESK_ROUTES = '/src/routes/(gestion)/';

/** @typedef {{ imports: string[], dynamicImports: string[], viteMetadata?: { importedCss: Set<string>, importedAssets: Set<string> } }} Chunk */

/**
 * Every file that these need, without going into some of them.
 *
 * @param {Map<string, Chunk>} chunks
 * @param {Iterable<string>} from
 * @param {ReadonlySet<string>} without
 */
function filesOf(chunks, from, without) {
	const files = new Set();
	const waiting = [...from];
	for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
		if (files.has(file) || without.has(file)) continue;
		files.add(file);
		const chunk = chunks.get(file);
		if (chunk === undefined) continue;
		const { importedCss = [], importedAssets = [] } = chunk.viteMetadata ?? {};
		waiting.push(...chunk.imports, ...chunk.dynamicImports, ...importedCss, ...importedAssets);
	}
	return files;
}

/** @returns {import('vite').Plugin} */
export function deskFiles() {
	return {
		name: 'nomade-desk-files',
		applyToEnvironment: ({ name }) => name === 'client',
		writeBundle(_options, bundle) {
			/** @type {Map<string, Chunk>} */
			const chunks = new Map();
			const entries = new Set();
			const deskEntries = new Set();
			for (const [file, output] of Object.entries(bundle)) {
				if (output.type !== 'chunk') continue;
				chunks.set(file, output);
				if (!output.isEntry) continue;
				const asks = output.facadeModuleId === null ? null : this.getModuleInfo(output.facadeModuleId);
				const isDesk = asks?.importedIds.some((id) => id.includes(DESK_ROUTES)) === true;
				(isDesk ? deskEntries : entries).add(file);
			}
			const phone = filesOf(chunks, entries, deskEntries);
			const desk = filesOf(chunks, deskEntries, phone);
			mkdirSync(dirname(LIST), { recursive: true });
			writeFileSync(LIST, JSON.stringify([...desk].map((file) => `/${file}`).sort()));
		}
	};
}
