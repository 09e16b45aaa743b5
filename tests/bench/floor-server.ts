// The floor: an empty page answered by a bare service worker. What no app in this browser can go below.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { freePort } from '../fixtures/app-server';

const PAGE = '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Vide</title><p id="seen">vide</p>';
const WORKER = `
	self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
	self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
	self.addEventListener('fetch', (event) => {
		if (event.request.mode === 'navigate')
			event.respondWith(new Response(${JSON.stringify(PAGE)}, { headers: { 'content-type': 'text/html' } }));
	});
`;
const REGISTER = `${PAGE}<script>navigator.serviceWorker.register('/worker.js')</script>`;

export async function startFloorServer(): Promise<{ url: string; stop(): Promise<void> }> {
	const port = await freePort();
	const server = createServer((request, response) => {
		const isWorker = request.url === '/worker.js';
		response.writeHead(200, { 'content-type': isWorker ? 'text/javascript' : 'text/html' });
		response.end(isWorker ? WORKER : REGISTER);
	});
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://localhost:${port}`,
		async stop() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		}
	};
}
