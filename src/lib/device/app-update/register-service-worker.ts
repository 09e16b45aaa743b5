// Registers the service worker and turns its news into `appUpdate`. The only place that knows workbox-window,
// loaded when the page already works: it is 2 kB that the first screen does not wait for.
import { dev } from '$app/environment';
import { appUpdate } from './app-update.svelte';

/** A tab that stays open for days still hears of a new version. */
const CHECK_EVERY_MS = 60 * 60 * 1000;
/** After an install that failed (a network that broke, a server in mid-update): 1, 2, 4 … minutes, at most an hour. */
const FIRST_RETRY_MS = 60 * 1000;

/** Until the page is opened anew by the new version. */
const ASK_AGAIN_MS = 1_000;
const ASKS_BEFORE_OPENING_ANEW = 5;
const ANY_SHELL_FILE = '/favicon.svg';
/** In this tab, from the person's word until the new version is in charge: it outlives the page's opening anew. */
const TAKING = 'nomade.taking-new-version';

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

	/**
	 * Chromium stops the worker in use first. Where a page asks that one for a file at this very moment, it is started
	 * again and stays, and only the end of its next piece of work makes Chromium look again: it is given one.
	 */
	function take(isOpenedAnew: boolean): void {
		if (isTaking) return;
		isTaking = true;
		sessionStorage.setItem(TAKING, 'yes');
		let asks = 1;
		workbox.messageSkipWaiting();
		setInterval(() => {
			asks += 1;
			if (!isOpenedAnew && asks > ASKS_BEFORE_OPENING_ANEW) return location.reload();
			workbox.messageSkipWaiting();
			void fetch(ANY_SHELL_FILE).catch(() => null);
		}, ASK_AGAIN_MS);
	}

	workbox.addEventListener('waiting', () => {
		if (sessionStorage.getItem(TAKING) !== null) return take(true);
		appUpdate.noteWaiting(() => {
			// Taken in another tab, or withdrawn meanwhile: opening anew is all that is left to do.
			void navigator.serviceWorker
				.getRegistration()
				.then((known) => (known?.waiting == null ? location.reload() : take(false)));
		});
	});
	// Only the tab whose person asked reloads; another tab keeps its page, and the files of its build.
	workbox.addEventListener('controlling', () => {
		if (!isTaking) return;
		sessionStorage.removeItem(TAKING);
		location.reload();
	});
	// It came in while this page was being opened anew: still by the version before, perhaps.
	const isTaken = (await navigator.serviceWorker.getRegistration())?.waiting == null;
	if (isTaken && sessionStorage.getItem(TAKING) !== null) {
		sessionStorage.removeItem(TAKING);
		return location.reload();
	}
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
