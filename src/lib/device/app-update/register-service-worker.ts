// Registers the service worker and turns its news into `appUpdate`. The only place that knows workbox-window,
// loaded when the page already works: it is 2 kB that the first screen does not wait for.
import { dev } from '$app/environment';
import { appUpdate } from './app-update.svelte';

/** A tab that stays open for days still hears of a new version. */
const CHECK_EVERY_MS = 60 * 60 * 1000;
/** After an install that failed (a network that broke, a server in mid-update): 1, 2, 4 … minutes, at most an hour. */
const FIRST_RETRY_MS = 60 * 1000;

/** Until the page is opened anew by the new version. */
const ASK_AGAIN_MS = 2_000;
const MOST_ASKS = 5;

let failures = 0;
let retry: ReturnType<typeof setTimeout> | null = null;

/** Call once, in the browser, from the layout; a second call does nothing. */
let registration: Promise<void> | null = null;
export function registerServiceWorker(): Promise<void> {
	registration ??= start();
	return registration;
}

async function start(): Promise<void> {
	if (!('serviceWorker' in navigator)) {
		appUpdate.noteFailure('service workers are not available here');
		return;
	}
	navigator.serviceWorker.addEventListener('message', hearWithdrawal);
	navigator.serviceWorker.startMessages();
	await pageIsIdle();
	await check();
	setInterval(whenVisible, CHECK_EVERY_MS);
	document.addEventListener('visibilitychange', whenVisible);
	window.addEventListener('online', whenVisible);
}

/** The operator's switch: the worker and its files are gone; this page runs, says so, and goes on from the network. */
function hearWithdrawal(event: MessageEvent<unknown>): void {
	const { data, ports } = event;
	if (typeof data !== 'object' || data === null || !('type' in data) || data.type !== 'SHELL_WITHDRAWN')
		return;
	appUpdate.noteWithdrawn();
	ports[0]?.postMessage(true);
}

function whenVisible(): void {
	if (document.visibilityState === 'visible') void check();
}

/** Looks for a newer worker, or for the first one; never rejects. */
async function check(): Promise<void> {
	try {
		const known = await navigator.serviceWorker.getRegistration();
		if (known === undefined || !watched.has(known)) await register();
		await readReadiness();
		// Without a network there is nothing to learn: the next check tells.
		await known?.update().then(readReadiness, readReadiness);
	} catch (error) {
		appUpdate.noteFailure(error instanceof Error ? error.message : String(error));
		tryLater();
	}
}

const watched = new WeakSet<ServiceWorkerRegistration>();

async function register(): Promise<void> {
	const { Workbox } = await import('workbox-window');
	const workbox = new Workbox('/service-worker.js', { type: dev ? 'module' : 'classic' });
	let isTaking = false;

	workbox.addEventListener('waiting', () => {
		appUpdate.noteWaiting(() => {
			isTaking = true;
			// Taken in another tab, or withdrawn meanwhile: opening anew is all that is left to do.
			void navigator.serviceWorker.getRegistration().then((known) => {
				if (known?.waiting == null) return location.reload();
				workbox.messageSkipWaiting();
				// Chromium may find the worker in use busy at that moment, and does not always look again by itself.
				let asks = 1;
				setInterval(() => {
					asks += 1;
					// What this page still has under way there may be what keeps it busy: opened anew, it lets go of it.
					if (asks > MOST_ASKS) return location.reload();
					workbox.messageSkipWaiting();
				}, ASK_AGAIN_MS);
			});
		});
	});
	// Only the tab whose person asked reloads; another tab keeps its page, and the files of its build.
	workbox.addEventListener('controlling', () => {
		if (isTaking) location.reload();
	});
	const found = await workbox.register();
	if (found === undefined || watched.has(found)) return;
	watched.add(found);
	const watch = () => watchInstall(found.installing);
	found.addEventListener('updatefound', watch);
	watch();
}

/** An install that fails leaves the worker in use alone, and is tried again. */
function watchInstall(worker: ServiceWorker | null): void {
	let isInstalled = false;
	worker?.addEventListener('statechange', () => {
		if (worker.state === 'installed') {
			isInstalled = true;
			failures = 0;
		}
		if (worker.state === 'activated') void readReadiness();
		if (worker.state === 'redundant' && !isInstalled) installFailed();
	});
}

function installFailed(): void {
	void navigator.serviceWorker.getRegistration().then((known) => {
		if (known?.active == null) appUpdate.noteFailure('the app could not be kept on this device');
	});
	tryLater();
}

function tryLater(): void {
	const delay = Math.min(FIRST_RETRY_MS * 2 ** failures, CHECK_EVERY_MS);
	failures += 1;
	if (retry !== null) clearTimeout(retry);
	retry = setTimeout(() => void check(), delay);
}

/** The screen comes first: registering compares files with the server, and the first time fetches all of them. */
function pageIsIdle(): Promise<void> {
	return new Promise((resolve) => {
		if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 3_000 });
		else setTimeout(resolve, 500);
	});
}

/** Asks the worker in charge whether every file is there; no answer is not a yes. */
async function readReadiness(): Promise<void> {
	// The worker of a page that is still open would fetch all its files anew.
	if (appUpdate.isWithdrawn) return;
	const worker = (await navigator.serviceWorker.getRegistration())?.active;
	if (worker == null) {
		appUpdate.noteOfflineReady(false);
		return;
	}
	const channel = new MessageChannel();
	channel.port1.onmessage = (event: MessageEvent<unknown>) => appUpdate.noteOfflineReady(event.data === true);
	worker.postMessage({ type: 'IS_SHELL_COMPLETE' }, [channel.port2]);
}
