// The service worker: the teacher's pages open without a network. It knows files and addresses only: no
// account, no claim, no answer of the API passes through a cache here. What another app hands over it seals, and cannot
// read again.
/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
import {
	activateShell,
	installShell,
	isShellComplete,
	isShellFile,
	keepLaterFiles,
	shellFile,
	shellPage
} from './app-shell';
import { pagesHaveKept } from '../src/lib/device/leaving/keep-page';
import { SHARE_ADDRESS } from '../src/lib/device/share/share-outcome';
import { openMessage, renew, showMessage } from './push';
import { takeShared } from './share';
import { isTeacherRoute } from './teacher-routes';

declare const self: ServiceWorkerGlobalScope;

self.addEventListener('install', (event) => {
	event.waitUntil(installShell(event));
});

self.addEventListener('activate', (event) => {
	event.waitUntil(activateShell().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (url.origin !== self.location.origin) return;
	if (request.method === 'POST' && url.pathname === SHARE_ADDRESS) event.respondWith(takeShared(request));
	if (request.method !== 'GET') return;
	if (request.mode === 'navigate') {
		if (isTeacherRoute(url.pathname)) event.respondWith(onceKept(shellPage(request)));
		return;
	}
	if (isShellFile(url)) event.respondWith(shellFile(request));
});

/** The page before goes as soon as this one begins to come: first it finishes what it is keeping. */
async function onceKept(page: Promise<Response>): Promise<Response> {
	const [response] = await Promise.all([page, pagesHaveKept()]);
	return response;
}

self.addEventListener('push', (event) => event.waitUntil(showMessage(event)));
self.addEventListener('notificationclick', (event) => event.waitUntil(openMessage(event)));

/** In no browser's list of a worker's events that TypeScript knows. */
self.addEventListener('pushsubscriptionchange', (event: Event) => {
	(event as ExtendableEvent).waitUntil(renew(event));
});

/** Background Sync, where the browser has it. The tag is of src/lib/device/sync/background-sync.ts. */
self.addEventListener('sync', (event) => {
	const { tag } = event as Event & { tag: string };
	if (tag === 'nomade-outbox') (event as ExtendableEvent).waitUntil(wakePages());
});

/**
 * What waits is sealed, and this worker holds no key: it wakes the pages that are open, hidden ones too. Without any,
 * the next opening sends (docs/decisions/0012).
 */
async function wakePages(): Promise<void> {
	const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
	for (const page of pages) page.postMessage({ type: 'SYNC_NOW' });
}

self.addEventListener('message', (event) => {
	const message: unknown = event.data;
	const kind = typeof message === 'object' && message !== null && 'type' in message ? message.type : null;
	// Only the person's word brings the new build in: a form may be half typed in another tab.
	if (kind === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
	if (kind === 'IS_SHELL_COMPLETE') {
		const [port] = event.ports;
		event.waitUntil(
			isShellComplete().then(async (complete) => {
				port?.postMessage(complete);
				if (complete) await keepLaterFiles();
			})
		);
	}
});
