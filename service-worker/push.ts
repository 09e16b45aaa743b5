// Messages that come while the app is closed: shown as they are, and opened by a touch. Knows no account and keeps
// nothing; what came from outside is believed only as far as it fits.
/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
import { PUSH_FALLBACK, PUSH_TITLE } from '../src/lib/fr/push-fallback';
import { isTeacherRoute } from './teacher-routes';

declare const self: ServiceWorkerGlobalScope;

const MAX_LENGTH = 400;
/** One on the screen at a time: the next replaces it. */
const TAG = 'nouvelles';
const HOME = '/accueil';

export interface ShownMessage {
	title: string;
	body: string;
	path: string;
}

function textOr(value: unknown, otherwise: string): string {
	return typeof value === 'string' && value !== '' ? value.slice(0, MAX_LENGTH) : otherwise;
}

/** A page of the teacher's own, never another site, another origin, or a server's page. */
export function safePath(value: unknown): string {
	if (typeof value !== 'string' || !/^\/[\w/-]*$/.test(value) || value.startsWith('//')) return HOME;
	return isTeacherRoute(value) ? value : HOME;
}

/** Torn, empty or foreign: something must be shown all the same, or the browser takes the permission back. */
export function readMessage(data: unknown): ShownMessage {
	const { title, body, path } = (typeof data === 'object' && data !== null ? data : {}) as Record<
		string,
		unknown
	>;
	return { title: textOr(title, PUSH_TITLE), body: textOr(body, PUSH_FALLBACK), path: safePath(path) };
}

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
