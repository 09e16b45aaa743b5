// Messages that come while the app is closed: shown as they are, and opened by a touch. Knows no account and keeps
// nothing; what came from outside is believed only as far as it fits.
/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
import { readMessage, safePath } from './push-message';
import { renewSubscription, type SubscriptionChange } from './push-renewal';
import { isTeacherRoute } from './teacher-routes';

declare const self: ServiceWorkerGlobalScope;

/** One on the screen at a time: the next replaces it. */
const TAG = 'nouvelles';

function dataOf({ data }: PushEvent): unknown {
	try {
		return data?.json();
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

export function showMessage(event: PushEvent): Promise<void> {
	const { title, body, path } = readMessage(dataOf(event));
	return self.registration.showNotification(title, {
		body,
		tag: TAG,
		lang: 'fr',
		icon: '/icons/icon-192.png',
		data: { path }
	});
}

/** A page of ours that is open comes to the front and goes there; else one is opened. */
export async function openMessage({ notification }: NotificationEvent): Promise<void> {
	notification.close();
	const path = safePath((notification.data as { path?: unknown } | null)?.path);
	const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
	const open = pages.find(({ url }) => isTeacherRoute(new URL(url).pathname));
	if (open === undefined) {
		await self.clients.openWindow(path);
		return;
	}
	// Said to the page, not done to it: what is half typed there is its own to keep.
	open.postMessage({ type: 'OPEN_PATH', path });
	await open.focus();
}

export function renew(event: Event): Promise<void> {
	const { oldSubscription = null, newSubscription = null } = event as Event & Partial<SubscriptionChange>;
	const { registration } = self;
	return renewSubscription(
		{ oldSubscription, newSubscription },
		{
			subscribe: (options) => registration.pushManager.subscribe(options),
			ask: (path, init) => fetch(path, init),
			show: (title, options) => registration.showNotification(title, options)
		}
	);
}
