// Who may import whom, judged for one import. The rule itself is the table of ARCHITECTURE.md: this file only
// reads it, for the linter and for tests/architecture alike, so that there is one rule and not three.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * @typedef {object} Room
 * @property {string} name what the table calls it
 * @property {string[]} folders its files: a folder, or a file pattern `src/routes/**\/+server.ts`
 * @property {string[]} values rooms that it may import; `device/**` means a room and all rooms below it
 * @property {string[]} types rooms of which it may import types only
 * @property {string[]} packages packages and virtual modules; `node:*` means all that begin so
 * @property {string} door what the person who meets the rule is told
 */

/**
 * @param {string} markdown
 * @returns {Room[]} in the table's order, most particular folders first
 */
export function readRooms(markdown) {
	const rows = markdown.split('\n').filter((line) => /^\| `/.test(line));
	const rooms = rows.map((row) => {
		const [, name = '', folders = '', rooms = '', packages = '', door = ''] = row.split(' | ').length
			? row.split(/(?<!\\)\|/).map((cell) => cell.trim())
			: [];
		const allowed = quoted(rooms);
		return {
			name: quoted(name)[0] ?? '',
			folders: quoted(folders),
			values: allowed.filter((token) => !token.endsWith(' (types)')),
			types: allowed
				.filter((token) => token.endsWith(' (types)'))
				.map((token) => token.slice(0, -' (types)'.length)),
			packages: quoted(packages),
			door
		};
	});
	return rooms.sort((a, b) => particularity(b) - particularity(a));
}

/** @param {string} cell */
function quoted(cell) {
	return [...cell.matchAll(/`([^`]+)`( \(types\))?/g)].map((match) => (match[1] ?? '') + (match[2] ?? ''));
}

/** A pattern of a file is more particular than a folder, a deeper folder more than a higher one.
 * @param {Room} room */
function particularity(room) {
	return Math.max(
		...room.folders.map((folder) => (folder.includes('*') ? 100 : 0) + folder.split('/').length)
	);
}

/**
 * @param {Room[]} rooms
 * @param {string} file from the root, with `/`
 */
export function roomOf(rooms, file) {
	return rooms.find((room) => room.folders.some((folder) => isIn(folder, file))) ?? null;
}

/**
 * @param {string} folder
 * @param {string} file
 */
function isIn(folder, file) {
	if (!folder.includes('*')) return file === folder || file.startsWith(`${folder}/`);
	const pattern = folder
		.replace(/[.+^${}()|[\]\\]/g, '\\$&')
		.replaceAll('**/', '\u0000')
		.replaceAll('*', '[^/]*')
		.replaceAll('\u0000', '(?:.*/)?');
	return new RegExp(`^${pattern}$`).test(file);
}

/**
 * The file that an import of ours names, or null for a package or a virtual module.
 * @param {string} from from the root, with `/`
 * @param {string} specifier
 */
export function resolveImport(from, specifier) {
	const bare = specifier.split('?')[0] ?? specifier;
	/** @type {string} */
	let path;
	if (bare === '$lib' || bare.startsWith('$lib/')) path = posix.join('src/lib', bare.slice('$lib'.length));
	else if (bare.startsWith('.')) path = posix.normalize(posix.join(posix.dirname(from), bare));
	else return null;
	for (const candidate of [path, `${path}.ts`, `${path}.svelte.ts`, `${path}.js`, `${path}/index.ts`]) {
		const full = join(ROOT, candidate);
		if (existsSync(full) && statSync(full).isFile()) return candidate;
	}
	return path;
}

/**
 * Null if the import is allowed, else what to tell its author.
 * @param {Room[]} rooms
 * @param {{from: string, specifier: string, isTypeOnly: boolean}} found
 */
export function judgeImport(rooms, { from, specifier, isTypeOnly }) {
	const room = roomOf(rooms, from);
	if (room === null || specifier.startsWith('./$types')) return null;
	const target = resolveImport(from, specifier);
	if (target === null) {
		if (room.packages.some((allowed) => isPackage(allowed, specifier))) return null;
		return `${room.name} may not import ${specifier}. ${room.door}`;
	}
	const other = roomOf(rooms, target);
	if (other === null || other.name === room.name) return null;
	if (room.values.some((allowed) => isRoom(allowed, other.name))) return null;
	if (isTypeOnly && room.types.some((allowed) => isRoom(allowed, other.name))) return null;
	const asTypes = room.types.some((allowed) => isRoom(allowed, other.name)) ? ' (its types only)' : '';
	return `${room.name} may not import ${other.name}${asTypes}. ${room.door}`;
}

/**
 * @param {string} allowed
 * @param {string} specifier
 */
function isPackage(allowed, specifier) {
	if (allowed.endsWith('*')) return specifier.startsWith(allowed.slice(0, -1));
	return specifier === allowed || specifier.startsWith(`${allowed}/`);
}

/**
 * @param {string} allowed
 * @param {string} name
 */
function isRoom(allowed, name) {
	if (!allowed.endsWith('/**')) return allowed === name;
	const base = allowed.slice(0, -'/**'.length);
	return name === base || name.startsWith(`${base}/`);
}

/** @returns {Room[]} */
export function houseRooms() {
	return readRooms(readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8'));
}

/** @param {string} path */
export function fromRoot(path) {
	return relative(ROOT, path).split(sep).join('/');
}
