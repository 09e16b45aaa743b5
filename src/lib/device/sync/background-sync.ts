// Asks the browser, where it can (Background Sync), to call when the network is back; the worker then wakes the pages
// that are open. One more ear beside start, visible, online, timer and button: nothing depends on it.

/** The service worker listens for the same word (service-worker/index.ts). */
const TAG = 'nomade-outbox';

interface SyncManager {
	register(tag: string): Promise<void>;
}

function syncManagerOf(registration: ServiceWorkerRegistration | undefined): SyncManager | null {
	return registration !== undefined && 'sync' in registration ? (registration.sync as SyncManager) : null;
}

/**
 * Only while the browser itself sees no network: it would else call at once, and again after each try that finds our
 * server silent. Never rejects: a browser that has none, or a person who does not allow it, loses nothing else.
 */
export async function askToBeWoken(): Promise<boolean> {
	if (navigator.onLine || !('SyncManager' in globalThis) || !('serviceWorker' in navigator)) return false;
	const manager = syncManagerOf(await navigator.serviceWorker.getRegistration());
	if (manager === null) return false;
	return manager.register(TAG).then(
		() => true,
		() => false
	);
}

/** Calls `wake` whenever the worker says that the network is back; returns how to stop. */
export function onWoken(wake: () => void): () => void {
	if (!('serviceWorker' in navigator)) return () => undefined;
	const listen = ({ data }: MessageEvent<unknown>) => {
		if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'SYNC_NOW') wake();
	};
	navigator.serviceWorker.addEventListener('message', listen);
	return () => navigator.serviceWorker.removeEventListener('message', listen);
}
