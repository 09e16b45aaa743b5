// Steps of the tests on what is not sent: a network that fails for chosen requests only, runs that nobody asked for.
import { vi } from 'vitest';
import { attach } from '../../src/lib/device/gestures/documents';
import { readUnsentItems } from '../../src/lib/device/repositories/unsent-items';
import { openParts } from '../../src/lib/domain/claim/transitions';
import { readEntries } from '../../src/lib/device/repositories/list-entries';
import { nowMs } from '../../src/lib/device/clock';
import type { TestDevice } from './test-device';

export interface Sent {
	path: string;
	method: string;
	/** The request's text, where it is one. */
	text: string;
	init: RequestInit | undefined;
}
/** A response in place of the server's, «dies» for a cut connection, null for the server itself. */
export type Interception = (request: Sent) => Response | 'dies' | Promise<Response | 'dies' | null> | null;

/** Puts something between this device and its network; gives back what was asked, and the way to take it out. */
export function intercept(
	{ browser }: TestDevice,
	choose: Interception
): { log: Sent[]; remove: () => void } {
	const through = browser.fetch.bind(browser);
	const log: Sent[] = [];
	browser.fetch = async (path, init) => {
		const text = typeof init?.body === 'string' ? init.body : '';
		const request: Sent = { path, method: init?.method ?? 'GET', text, init };
		log.push(request);
		const instead = await choose(request);
		if (instead === 'dies') throw new TypeError('fetch failed');
		return instead ?? through(path, init);
	};
	return { log, remove: () => (browser.fetch = through) };
}

/** One exchange that nobody asked for by hand, with all waits over. */
export async function runByItself(device: TestDevice): Promise<void> {
	await device.due();
	const before = device.outcomes.length;
	device.engine.wake();
	await vi.waitFor(() => {
		if (device.outcomes.length === before) throw new Error('the run is not over');
	}, 20_000);
}

/** Claims of which the person can type a number or a trip at the server's day. */
export async function openKeys({ store }: TestDevice): Promise<string[]> {
	const claims = new Map((await store.list('claims')).map(({ key, value }) => [key, value]));
	return (await readEntries(store)).flatMap(({ key, mission, claim }) => {
		if (mission === null || claim === null) return [];
		const parts = openParts(claim, mission, nowMs());
		const content = claims.get(claim.id)?.content;
		const hasTrip = parts.includes('travel') && (content?.trips.length ?? 0) > 0;
		const hasCount =
			parts.includes('remuneration') && ['copies', 'candidates'].includes(content?.remuneration.kind ?? '');
		return hasTrip || hasCount ? [key] : [];
	});
}

let typedCount = 0;

/** Saves something new on a claim; it is then found in its content as JSON. */
export async function saveSomething(device: TestDevice, key: string): Promise<string> {
	typedCount += 1;
	const text = String(typedCount);
	await device.save(key, (entry) => ({
		...entry,
		remuneration: { ...entry.remuneration, candidates: text, copies: text },
		trips: entry.trips.map((trip) => ({ ...trip, comment: `essai ${text}` }))
	}));
	return text;
}

export async function attachPdf(
	device: TestDevice,
	key: string,
	bytes: Uint8Array<ArrayBuffer>,
	name: string,
	purpose: 'other' | 'otherCosts' = 'other'
): Promise<string> {
	const file = { bytes, name, format: 'pdf', folder: 'travel', purpose } as const;
	const attached = await attach(device.store, key, file);
	if (!attached.ok) throw new Error(attached.code);
	return attached.document.id;
}

/** Mission, kind, state and reason of what is not sent. */
export async function left(device: TestDevice) {
	return (await readUnsentItems(device.store)).map(({ missionKey, kind, state, code }) => ({
		missionKey,
		kind,
		state,
		code
	}));
}

export function isPush({ path }: { path: string }): boolean {
	return path === '/api/sync/push';
}

export function isUpload({ path }: Sent): boolean {
	return path.startsWith('/api/uploads');
}
