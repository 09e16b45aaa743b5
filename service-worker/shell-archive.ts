// What the phone keeps beyond the first screens, in one file of the build (scripts/shell-archive.js): fetched whole,
// kept whole, its files given out from memory.
import { build, prerendered, version } from '$service-worker';
import phoneFiles from '../.svelte-kit/phone-files.json';
import { isCacheable, isLater, isOnNeed } from './cacheable';
import { isShell, PLAIN_SHELL } from './teacher-routes';

/** Pathname → text. */
type Files = Readonly<Record<string, string>>;

const DESK_FILES: ReadonlySet<string> = new Set(phoneFiles.desk);
/** What a start draws: each in an entry of its own, which the browser keeps compiled. */
const FIRST_FILES: ReadonlySet<string> = new Set(phoneFiles.first);
const FIRST_SHELLS: readonly string[] = ['/', '/accueil', '/missions', '/frais', PLAIN_SHELL];
const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css' };

/** Of the desk, which is used online alone: its pages and the viewer of PDFs would double what a phone keeps. */
const isOfPhone = (url: string) => !DESK_FILES.has(url) && !isLater(url) && !isOnNeed(url);
const typeOf = (url: string) => TYPES[url.slice(url.lastIndexOf('.') + 1)];

const PHONE_FILES = build.filter(isOfPhone);
const SHELLS = prerendered.filter(isShell);
const ARCHIVED: ReadonlySet<string> = new Set([
	...PHONE_FILES.filter((url) => typeOf(url) !== undefined && !FIRST_FILES.has(url)),
	...SHELLS.filter((url) => !FIRST_SHELLS.includes(url))
]);

/** Named by their content; kept one by one. */
export const SINGLE_FILES = PHONE_FILES.filter((url) => !ARCHIVED.has(url));
/** Kept one by one too, so that a first page needs nothing else. */
export const SINGLE_SHELLS = SHELLS.filter((url) => !ARCHIVED.has(url));

const ARCHIVE = `/_app/immutable/shell.${version}.json`;
const NAME = /^\/_app\/immutable\/shell\.[\w-]+\.json$/;

export const isArchived = (pathname: string): boolean => ARCHIVED.has(pathname);

/** Fetches it into this cache. False: no network, or something that stands in for it. */
export async function keepArchive(cacheName: string): Promise<boolean> {
	const response = await fetch(ARCHIVE, { credentials: 'same-origin' }).catch(() => null);
	if (response === null || !(await isCacheable(ARCHIVE, response, new Set()))) return false;
	const text = await response.text();
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
	return new Response(text, {
		headers: { 'content-type': typeOf(pathname) ?? 'text/plain', 'x-content-type-options': 'nosniff' }
	});
}
