// Registers the service worker and turns its news into `appUpdate`. The only place that knows workbox-window,
// loaded when the page already works: it is 2 kB that the first screen does not wait for.
import { dev } from '$app/environment';
import { appUpdate } from './app-update.svelte';

/** A tab that stays open for days still hears of a new version. */
const CHECK_EVERY_MS = 60 * 60 * 1000;

/** Call once, in the browser, from the layout; a second call does nothing. */
let registration: Promise<void> | null = null;
export function registerServiceWorker(): Promise<void> {
	registration ??= register().catch((error: unknown) => {
		appUpdate.noteFailure(error instanceof Error ? error.message : String(error));
	});
	return registration;
}

async function register(): Promise<void> {
	if (!('serviceWorker' in navigator)) {
		appUpdate.noteFailure('service workers are not available here');
		return;
	}
	await pageIsIdle();
	const { Workbox } = await import('workbox-window');
	const workbox = new Workbox('/service-worker.js', { type: dev ? 'module' : 'classic' });
	let isTaking = false;

	workbox.addEventListener('waiting', () => {
		appUpdate.noteWaiting(() => {
			isTaking = true;
			workbox.messageSkipWaiting();
		});
	});
	// Only the tab whose person asked reloads; another tab keeps its page, and the files of its build.
	workbox.addEventListener('controlling', () => {
		if (isTaking) location.reload();
	});
	await workbox.register();
	await navigator.serviceWorker.ready;
	await readReadiness();

	const check = () => {
		if (document.visibilityState !== 'visible') return;
		// Without a network there is nothing to learn: the next check tells.
		workbox.update().then(readReadiness, readReadiness);
	};
	setInterval(check, CHECK_EVERY_MS);
	document.addEventListener('visibilitychange', check);
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
	const worker = (await navigator.serviceWorker.ready).active;
	if (worker === null) return;
	const complete = await new Promise<unknown>((resolve) => {
		const channel = new MessageChannel();
		channel.port1.onmessage = (event: MessageEvent<unknown>) => resolve(event.data);
		worker.postMessage({ type: 'IS_SHELL_COMPLETE' }, [channel.port2]);
	});
	appUpdate.noteOfflineReady(complete === true);
}
