// Answered in place of the service worker while the operator withdraws it (docs/operations.md): drops every
// cache of files and goes away for good, with the worker before it. What people typed lies in IndexedDB, which it never opens.

/** A page that runs answers at once; one that does not in this time is taken for broken. */
const PATIENCE_MS = 5_000;

const worker = /** @type {any} */ (globalThis);

// At its installation already: a browser may let the worker before it go on for minutes until this one is in charge.
worker.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(withdraw()));
// What the worker before it was just writing goes too.
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(dropFiles()));

async function dropFiles() {
	for (const name of await caches.keys()) await caches.delete(name);
}

async function withdraw() {
	worker.skipWaiting();
	await dropFiles();
	const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
	await Promise.all(pages.map(tell));
	// Not waited for: it comes after this installation, which would wait for it.
	worker.registration.unregister();
}

/**
 * A page that runs goes on as it is, and loads what it still needs from the network: nothing is swapped under a form.
 * One whose app does not run has no form to lose, and is opened anew from the server.
 * @param {any} page
 */
async function tell(page) {
	const isRunning = await new Promise((resolve) => {
		const channel = new MessageChannel();
		channel.port1.onmessage = () => resolve(true);
		page.postMessage({ type: 'SHELL_WITHDRAWN' }, [channel.port2]);
		setTimeout(() => resolve(false), PATIENCE_MS);
	});
	if (isRunning || page.visibilityState !== 'visible') return;
	try {
		await page.navigate(page.url);
	} catch (error) {
		// Closed meanwhile, or not a page of this worker: its next opening comes from the network anyway.
		if (!(error instanceof TypeError)) throw error;
	}
}
