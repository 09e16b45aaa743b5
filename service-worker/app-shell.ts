// The app shell of one build: which files it is made of, how the whole set is fetched before the build can be
// used, and how a file is read back. One cache a build: a tab that still runs the build before keeps its files.
import { build, files, version } from '$service-worker';
import { PrecacheController } from 'workbox-precaching/PrecacheController.js';
import { isCacheable, isLater, isOnNeed } from './cacheable';
import {
	archivedText,
	fileAnswer,
	formerText,
	isArchived,
	isArchiveKept,
	keepArchive,
	SINGLE_FILES,
	SINGLE_SHELLS
} from './shell-archive';
import { PLAIN_SHELL, shellsFor } from './teacher-routes';

declare const self: ServiceWorkerGlobalScope;

const CACHE_PREFIX = 'nomade-shell-';
const CACHE_NAME = CACHE_PREFIX + version;
/** Remembers which build is in use, so that exactly that one is kept beside the next. */
const STATE_CACHE = 'nomade-state';
const ACTIVE_BUILD = '/nomade-active-build';

const BUILD_FILES: ReadonlySet<string> = new Set(build);

function isOurs(url: string, response: Response): Promise<boolean> {
	return isCacheable(new URL(url).pathname, response, BUILD_FILES);
}

/** Large, and a help that one can do without: kept after the app itself, when that is whole, or on first use. */
const LATER_CACHE = 'nomade-later';
const LATER_FILES = build.filter(isLater);
const KEPT_ON_USE = build.filter((url) => isLater(url) || isOnNeed(url));

/** Pictures that the system asks for while it installs or starts the app: no page shows them. */
const isOfApp = (url: string) => !url.startsWith('/install/');

const controller = new PrecacheController({
	cacheName: CACHE_NAME,
	plugins: [
		{
			cacheWillUpdate: async ({ request, response }) =>
				(await isOurs(request.url, response)) ? response : null
		}
	]
});
controller.addToCacheList([
	// Named by their content: the browser's own cache may give them.
	...SINGLE_FILES.map((url) => ({ url, revision: null })),
	// Same names at each build: fetched anew.
	...files.filter(isOfApp).map((url) => ({ url, revision: version })),
	...SINGLE_SHELLS.map((url) => ({ url, revision: version }))
]);

/** As many as a browser opens connections to one server. */
const AT_ONCE = 6;

/**
 * Fetches the whole set, or fails and leaves the build in use alone. Several files at once: workbox asks for one after
 * the other, and on a slow link each of two hundred would wait for its own way there and back.
 */
export async function installShell(event: ExtendableEvent): Promise<void> {
	const waiting = [...controller.getURLsToCacheKeys()];
	const fetchNext = async () => {
		for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
			const [url, cacheKey] = next;
			// A key with a revision is another address than the file's: one of the same name at each build.
			const request = new Request(url, {
				credentials: 'same-origin',
				cache: cacheKey === url ? 'default' : 'reload'
			});
			await Promise.all(controller.strategy.handleAll({ event, request, params: { cacheKey } }));
		}
	};
	const ends = await Promise.allSettled(
		Array.from({ length: AT_ONCE }, () => fetchNext().finally(() => (waiting.length = 0)))
	);
	const failed = ends.find((end) => end.status === 'rejected');
	// At the very first visit the rest comes once the app is open (`isShellComplete`); a new build is whole before it is used.
	const isUpdate = self.registration.active !== null;
	if (failed === undefined && (!isUpdate || (await keepArchive(CACHE_NAME)))) return;
	await caches.delete(CACHE_NAME);
	throw failed?.reason ?? new Error('the rest of the build could not be had');
}

/** Takes over: keeps this build's files and those of the build that open tabs may still run. */
export async function activateShell(): Promise<void> {
	const state = await caches.open(STATE_CACHE);
	const before = await (await state.match(ACTIVE_BUILD))?.text();
	const kept = CACHE_PREFIX + (before ?? '');
	for (const name of await shellCaches()) {
		if (name !== kept) await caches.delete(name);
	}
	await state.put(ACTIVE_BUILD, new Response(version));
	await dropOldLaterFiles();
}

export async function shellPage(request: Request): Promise<Response> {
	for (const url of shellsFor(new URL(request.url).pathname)) {
		const key = controller.getCacheKeyForURL(url);
		const found = key === undefined ? await archivedPage(url) : await kept(key);
		if (found !== undefined) return found;
	}
	return fetch(request);
}

/** With the headers with which the server gave the plain shell: a page's policy is part of it. */
async function archivedPage(url: string): Promise<Response | undefined> {
	const text = isArchived(url) ? await archivedText(CACHE_NAME, url) : undefined;
	const plain = await kept(controller.getCacheKeyForURL(PLAIN_SHELL) ?? '');
	if (text === undefined || plain === undefined) return undefined;
	const headers = new Headers(plain.headers);
	for (const name of ['content-length', 'content-encoding', 'etag', 'last-modified']) headers.delete(name);
	return new Response(text, { headers });
}

/** From this build's set. Looked for without opening it, which would make it anew where it was withdrawn. */
function kept(key: string): Promise<Response | undefined> {
	return caches.match(key, { cacheName: CACHE_NAME });
}

/** Whether this address is a file of a build (this one or an earlier one), to be read from the caches first. */
export function isShellFile(url: URL): boolean {
	return url.pathname.startsWith('/_app/immutable/') || controller.getCacheKeyForURL(url.href) !== undefined;
}

export async function shellFile(request: Request): Promise<Response> {
	const { pathname } = new URL(request.url);
	const key = controller.getCacheKeyForURL(request.url);
	if (key !== undefined) {
		const found = await kept(key);
		if (found) return found;
	} else if (isArchived(pathname)) {
		const found = await kept(pathname);
		if (found !== undefined) return found;
		const text = await archivedText(CACHE_NAME, pathname);
		if (text !== undefined) return keptByItself(pathname, fileAnswer(pathname, text));
	} else {
		const found = await caches.match(request);
		if (found) return found;
		if (KEPT_ON_USE.includes(pathname)) return fetchLater(request).catch(withoutNetwork);
		const text = await formerText(await shellCaches(), pathname);
		if (text !== undefined) return fileAnswer(pathname, text);
	}
	return fetch(request);
}

/**
 * What was asked for once is asked for at each start: out of an entry of its own it needs no reading of the whole
 * archive, two million letters, beside the page that is being drawn.
 */
function keptByItself(pathname: string, answer: Response): Response {
	const copy = answer.clone();
	const keep = async () => {
		// Opening the cache would make it anew where it was withdrawn.
		if (await caches.has(CACHE_NAME)) await (await caches.open(CACHE_NAME)).put(pathname, copy);
	};
	// Without room the archive goes on giving it.
	keep().catch(() => undefined);
	return answer;
}

async function shellCaches(): Promise<string[]> {
	return (await caches.keys()).filter((name) => name.startsWith(CACHE_PREFIX) && name !== CACHE_NAME);
}

/** What one can do without is asked for without a network as well: an answer, where a refusal is a fault to Firefox. */
function withoutNetwork(error: unknown): Response {
	if (!(error instanceof TypeError)) throw error;
	return new Response(null, { status: 504 });
}

async function fetchLater(request: Request | string): Promise<Response> {
	const response = await fetch(request);
	if (await isOurs(response.url, response)) {
		const cache = await caches.open(LATER_CACHE);
		await cache.put(request, response.clone());
	}
	return response;
}

async function dropOldLaterFiles(): Promise<void> {
	if (!(await caches.has(LATER_CACHE))) return;
	const cache = await caches.open(LATER_CACHE);
	for (const request of await cache.keys()) {
		if (!KEPT_ON_USE.includes(new URL(request.url).pathname)) await cache.delete(request);
	}
}

/** The app is whole: what it can do without comes too, unless the person spares their data. */
export async function keepLaterFiles(): Promise<void> {
	const { connection } = self.navigator as WorkerNavigator & { connection?: { saveData?: boolean } };
	if (connection?.saveData === true) return;
	for (const url of LATER_FILES) {
		// Without a network, or without room: the next question, or the first use, tries again.
		if ((await caches.match(url)) === undefined) await fetchLater(url).catch(() => null);
	}
}

/** True once every file of the teacher's service is on the device; what the browser dropped is fetched again. */
export async function isShellComplete(): Promise<boolean> {
	// The whole set is gone: it was withdrawn, and comes again with the next installation.
	if (!(await caches.has(CACHE_NAME))) return false;
	const cache = await caches.open(CACHE_NAME);
	const present = new Set((await cache.keys()).map((request) => request.url));
	for (const [url, key] of controller.getURLsToCacheKeys()) {
		if (!present.has(key) && !(await fetchAgain(cache, url, key))) return false;
	}
	return (await isArchiveKept(CACHE_NAME)) || keepArchive(CACHE_NAME);
}

async function fetchAgain(cache: Cache, url: string, key: string): Promise<boolean> {
	const response = await fetch(url, { credentials: 'same-origin' }).catch(() => null);
	if (response === null || !(await isOurs(url, response))) return false;
	await cache.put(key, response);
	return true;
}
