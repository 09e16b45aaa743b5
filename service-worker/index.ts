// The service worker: the teacher's pages open without a network. It knows files and addresses only: no
// account, no claim, no answer of the API passes through a cache here.
/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
import { activateShell, installShell, isShellComplete, isShellFile, shellFile, shellPage } from './app-shell';
import { isTeacherRoute } from './teacher-routes';

declare const self: ServiceWorkerGlobalScope;

self.addEventListener('install', (event) => {
	event.waitUntil(installShell(event));
	routeBuildFiles(event);
});

interface RoutingEvent extends ExtendableEvent {
	addRoutes(rule: { condition: { urlPattern: { pathname: string } }; source: 'cache' }): Promise<void>;
}

/**
 * Files named by their content come straight from the caches, before this worker has even woken up: half of what an
 * offline start waited for. On a miss the browser asks the network, as `shellFile` does where this is not known.
 */
function routeBuildFiles(event: ExtendableEvent): void {
	if (!('addRoutes' in event)) return;
	const rule = { condition: { urlPattern: { pathname: '/_app/immutable/*' } }, source: 'cache' } as const;
	event.waitUntil((event as RoutingEvent).addRoutes(rule));
}

self.addEventListener('activate', (event) => {
	event.waitUntil(activateShell().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
	const { request } = event;
	if (request.method !== 'GET') return;
	const url = new URL(request.url);
	if (url.origin !== self.location.origin) return;
	if (request.mode === 'navigate') {
		if (isTeacherRoute(url.pathname)) event.respondWith(shellPage(request));
		return;
	}
	if (isShellFile(url)) event.respondWith(shellFile(request));
});

self.addEventListener('message', (event) => {
	const message: unknown = event.data;
	const kind = typeof message === 'object' && message !== null && 'type' in message ? message.type : null;
	// Only the person's word brings the new build in: a form may be half typed in another tab.
	if (kind === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
	if (kind === 'IS_SHELL_COMPLETE') {
		const [port] = event.ports;
		event.waitUntil(isShellComplete().then((complete) => port?.postMessage(complete)));
	}
});
