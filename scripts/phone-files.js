// Which files of the client's build a phone keeps, and how: the desk's pages it never opens, so not theirs; those of the
// first screens one by one, as a start wants them; all others in one file (scripts/shell-archive.js).
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Read by the service worker's build and by the archive's, which follow the client's. */
export const PHONE_FILES = '.svelte-kit/phone-files.json';
/** Script → the styles that come with it: for the pages' heads (scripts/shell-styles.js). */
export const SCRIPT_STYLES = '.svelte-kit/script-styles.json';
const DESK_ROUTES = '/src/routes/(gestion)/';
/** What is open when the app starts; the router asks for the error page with every page. */
const FIRST_ROUTES =
	/\/src\/routes\/(?:\(intervenant\)\/(?:(?:accueil|missions|frais)\/)?)?\+(?:layout|page|error)\./;

/** @typedef {{ imports: string[], dynamicImports: string[], viteMetadata?: { importedCss: Set<string>, importedAssets: Set<string> } }} Chunk */

/**
 * Every file that these need, without going into some of them.
 *
 * @param {Map<string, Chunk>} chunks
 * @param {Iterable<string>} from
 * @param {{ without?: ReadonlySet<string>, isAtOnce?: boolean }} how `isAtOnce`: without what is asked for later only
 */
function filesOf(chunks, from, { without = new Set(), isAtOnce = false }) {
	const files = new Set();
	const waiting = [...from];
	for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
		if (files.has(file) || without.has(file)) continue;
		files.add(file);
		const chunk = chunks.get(file);
		if (chunk === undefined) continue;
		const { importedCss = [], importedAssets = [] } = chunk.viteMetadata ?? {};
		waiting.push(...chunk.imports, ...importedCss, ...importedAssets);
		if (!isAtOnce) waiting.push(...chunk.dynamicImports);
	}
	return files;
}

/**
 * @param {(url: string) => boolean} isOnNeed what few phones ever ask for, kept by itself
 * @returns {import('vite').Plugin}
 */
export function phoneFiles(isOnNeed) {
	return {
		name: 'nomade-phone-files',
		applyToEnvironment: ({ name }) => name === 'client',
		writeBundle(_options, bundle) {
			/** @type {Map<string, Chunk>} */
			const chunks = new Map();
			const entries = new Set();
			const deskEntries = new Set();
			const firstEntries = new Set();
			for (const [file, output] of Object.entries(bundle)) {
				if (output.type !== 'chunk') continue;
				chunks.set(file, output);
				if (!output.isEntry) continue;
				const asks = output.facadeModuleId === null ? null : this.getModuleInfo(output.facadeModuleId);
				const asked = asks?.importedIds ?? [];
				const isDesk = asked.some((id) => id.includes(DESK_ROUTES));
				(isDesk ? deskEntries : entries).add(file);
				if (file.includes('/entry/') || asked.some((id) => FIRST_ROUTES.test(id))) firstEntries.add(file);
			}
			const phone = filesOf(chunks, entries, { without: deskEntries });
			const desk = filesOf(chunks, deskEntries, { without: phone });
			const first = filesOf(chunks, firstEntries, { isAtOnce: true });
			const archived = Object.keys(bundle).filter(
				(file) => /\.(?:js|css)$/.test(file) && !desk.has(file) && !first.has(file) && !isOnNeed(`/${file}`)
			);
			const urls = (/** @type {Iterable<string>} */ files) => [...files].map((file) => `/${file}`).sort();
			mkdirSync(dirname(PHONE_FILES), { recursive: true });
			const styles = Object.fromEntries(
				[...chunks].map(([file, { viteMetadata }]) => [file, [...(viteMetadata?.importedCss ?? [])]])
			);
			writeFileSync(PHONE_FILES, JSON.stringify({ desk: urls(desk), archived: urls(archived) }));
			writeFileSync(SCRIPT_STYLES, JSON.stringify(styles));
		}
	};
}
