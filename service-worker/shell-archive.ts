// What the phone keeps beyond the first screens, in one file of the build (scripts/shell-archive.js): fetched whole,
// kept whole, its files given out from memory.
import { build, prerendered, version } from '$service-worker';
import phoneFiles from '../.svelte-kit/phone-files.json';
import { isCacheable, isLater, isOnNeed } from './cacheable';
import { isShell, PLAIN_SHELL } from './teacher-routes';

/** Pathname → text. */
type Files = Readonly<Record<string, string>>;

const DESK_FILES: ReadonlySet<string> = new Set(phoneFiles.desk);
/** What a start draws: in an entry of its own, so that a first page needs nothing else. */
const FIRST_SHELLS: readonly string[] = ['/', '/accueil', '/missions', '/frais', PLAIN_SHELL];
const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css' };
const SHELLS = prerendered.filter(isShell);

const ARCHIVED: ReadonlySet<string> = new Set([
	...phoneFiles.archived,
	...SHELLS.filter((url) => !FIRST_SHELLS.includes(url))
]);

/** Of the desk, which is used online alone: its pages and the viewer of PDFs would double what a phone keeps. */
const isOfPhone = (url: string) => !DESK_FILES.has(url) && !isLater(url) && !isOnNeed(url);

/** Named by their content; kept one by one, which the browser keeps compiled. */
export const SINGLE_FILES = build.filter((url) => isOfPhone(url) && !ARCHIVED.has(url));
export const SINGLE_SHELLS = SHELLS.filter((url) => !ARCHIVED.has(url));

const ARCHIVE = `/_app/immutable/shell.${version}.json`;
const NAME = /^\/_app\/immutable\/shell\.[\w-]+\.json$/;

export const isArchived = (pathname: string): boolean => ARCHIVED.has(pathname);

async function fetchArchive(): Promise<string | null> {
	try {
		const response = await fetch(ARCHIVE, { credentials: 'same-origin' });
		return (await isCacheable(ARCHIVE, response, new Set())) ? await response.text() : null;
	} catch (error) {
		// No network, or none any more before the end.
		if (error instanceof TypeError) return null;
		throw error;
	}
}

/** Fetches it into this cache. False: no network, or something that stands in for it. */
export async function keepArchive(cacheName: string): Promise<boolean> {
	const text = await fetchArchive();
	if (text === null) return false;
	const files = readFiles(text);
	if (files === null || [...ARCHIVED].some((url) => typeof files[url] !== 'string')) return false;
	const cache = await caches.open(cacheName);
	await cache.put(ARCHIVE, new Response(text, { headers: { 'content-type': 'application/json' } }));
	opened = Promise.resolve(files);
	return true;
}

export async function isArchiveKept(cacheName: string): Promise<boolean> {
	return (await caches.match(ARCHIVE, { cacheName })) !== undefined;
}

function readFiles(text: string): Files | null {
	try {
		const read: unknown = JSON.parse(text);
		return typeof read === 'object' && read !== null ? (read as Files) : null;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

async function filesIn(cacheName: string, name: string): Promise<Files | null> {
	// Looked for without opening the cache, which would make it anew where it was withdrawn.
	const kept = await caches.match(name, { cacheName });
	return kept === undefined ? null : readFiles(await kept.text());
}

/** Of this build, for as long as the worker lives. */
let opened: Promise<Files | null> | null = null;

/** A file's or a shell's text of this build; undefined: not on this device. */
export async function archivedText(cacheName: string, pathname: string): Promise<string | undefined> {
	opened ??= filesIn(cacheName, ARCHIVE);
	const files = await opened;
	if (files === null) opened = null;
	return files?.[pathname];
}

/** Of the build before, for a tab that still runs it. */
export async function formerText(
	cacheNames: readonly string[],
	pathname: string
): Promise<string | undefined> {
	for (const cacheName of cacheNames) {
		if (!(await caches.has(cacheName))) continue;
		const names = (await (await caches.open(cacheName)).keys()).map(({ url }) => new URL(url).pathname);
		const name = names.find((found) => NAME.test(found) && found !== ARCHIVE);
		const text = name === undefined ? undefined : (await filesIn(cacheName, name))?.[pathname];
		if (text !== undefined) return text;
	}
	return undefined;
}

/** As the server would answer it. */
export function fileAnswer(pathname: string, text: string): Response {
	const type = TYPES[pathname.slice(pathname.lastIndexOf('.') + 1)] ?? 'text/plain';
	return new Response(text, {
		headers: { 'content-type': type, 'x-content-type-options': 'nosniff' }
	});
}
