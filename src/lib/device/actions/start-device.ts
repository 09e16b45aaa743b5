// Opens the device: what is here at once, without waiting for the network; who is signed in, afterwards.
import type { SessionResponse } from '$lib/contracts/pull';
import {
	lastAccount,
	noteQuit,
	noteSession,
	onAccountChange,
	quitSession,
	rememberAccount
} from '../db/registry';
import { DeviceStore } from '../db/store';
import { setClockOffset } from '../clock';
import { deviceState } from '../live/device-state.svelte';
import { readAhead } from '../live/read-ahead';
import { endSession } from '../end-session';
import { openStore } from '../open-store.svelte';
import { readPersistence } from '../persistence';
import { readSyncState } from '../repositories/sync-state';

let started: Promise<void> | null = null;
let tellShown: () => void;
const shown = new Promise<void>((resolve) => (tellShown = resolve));

/** Call once, from the teacher's layout; a second call waits for the first. */
export function startDevice(): Promise<void> {
	started ??= start();
	return started;
}

/**
 * Until the person kept on this device is shown, from the device alone: a page that waits for it is drawn once, with
 * its data. At once where nobody is kept or the server must be asked first; never waits for the network.
 */
export function deviceShown(): Promise<void> {
	return shown;
}

async function start(): Promise<void> {
	onAccountChange((accountId) => {
		followOtherTab(accountId).catch((error: unknown) => reportError(error));
	});
	const accountId = lastAccount();
	if (accountId === null || isFreshSignIn()) {
		tellShown();
		await meetTheServer(accountId);
	} else {
		// Also where the store cannot be read: the page says so by itself.
		await showKept(accountId).finally(tellShown);
	}
}

/** What is on this device, at once; the sync and its checks come after the first paint. */
async function showKept(accountId: string): Promise<void> {
	await show(new DeviceStore(accountId));
	afterPaint(() => keepInStep(openStore.required()));
}

/** Straight from the sign-in page somebody else may have come in: nothing is shown before the server says who. */
function isFreshSignIn(): boolean {
	const [navigation] = performance.getEntriesByType('navigation');
	const isReload = navigation instanceof PerformanceNavigationTiming && navigation.type !== 'navigate';
	if (isReload || document.referrer === '') return false;
	const { origin, pathname } = new URL(document.referrer);
	return origin === location.origin && ['/connexion', '/mot-de-passe'].includes(pathname);
}

/** Signed out in another tab: this one shows nothing of that person any more either. */
async function followOtherTab(accountId: string | null): Promise<void> {
	const before = openStore.current;
	if (before === null || before.accountId === accountId) return;
	deviceState.account = null;
	// That tab is still ending the session: going to the sign-in page now would lead straight back in.
	deviceState.serverReachable = null;
	deviceState.phase = 'signed-out';
	openStore.set(null);
	before.close();
	const { stopEngine } = await import('../sync/running-engine');
	await stopEngine();
	if (accountId !== null) location.reload();
}

function afterPaint(work: () => Promise<void>): void {
	const run = () => {
		work().catch((error: unknown) => reportError(error));
	};
	if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: 1_000 });
	else setTimeout(run, 200);
}

/** Shows one person's store, and no trace of another's. */
async function show(store: DeviceStore): Promise<void> {
	openStore.set(store);
	const [state] = await Promise.all([readSyncState(store), readAhead(store)]);
	setClockOffset(state.clockOffsetMs);
	deviceState.account = state.account;
	deviceState.hasFirstPull = state.firstPullAt !== null;
	deviceState.phase = state.firstPullAt === null ? 'starting' : 'ready';
	tellShown();
	await readPersistence(store);
}

async function keepInStep(store: DeviceStore): Promise<void> {
	const { startEngine } = await import('../sync/running-engine');
	startEngine(store, (account, expiresAt) => {
		switchTo(account, expiresAt).catch((error: unknown) => reportError(error));
	});
}

/**
 * Only the server can tell who signed in. Without its word, or without a session, the person whose data is on this
 * device goes on; null: there is nobody.
 */
async function meetTheServer(kept: string | null): Promise<void> {
	const [{ askSession }, { browserTransport }] = await Promise.all([
		import('../sync/ask-session'),
		import('../sync/transport')
	]);
	const session = await askSession(browserTransport);
	deviceState.serverReachable = session.kind !== 'unreachable';
	if (session.kind === 'signed-in') {
		// Nothing is served before the first password is changed; the pages here are files, so they ask by themselves.
		if (session.account.mustChangePassword) return location.replace('/mot-de-passe');
		if (quitSession() !== session.expiresAt) return open(session.account, session.expiresAt);
		// «Quitter» was said without a network: now the server hears of it.
		if (await endSession()) noteQuit(false);
	}
	if (kept !== null) return showKept(kept);
	deviceState.phase = 'signed-out';
	if (session.kind === 'unreachable') window.addEventListener('online', tryAgain, { once: true });
}

function tryAgain(): void {
	meetTheServer(null).catch((error: unknown) => reportError(error));
}

async function open(account: SessionResponse['account'], expiresAt: string): Promise<void> {
	rememberAccount(account.id);
	noteSession(expiresAt);
	noteQuit(false);
	const store = new DeviceStore(account.id);
	await show(store);
	deviceState.account = account;
	await keepInStep(store);
}

/** Another person signed in on this device: the first one's store is closed as it is, nothing is mixed. */
async function switchTo(account: SessionResponse['account'], expiresAt: string): Promise<void> {
	const { stopEngine } = await import('../sync/running-engine');
	const before = openStore.current;
	deviceState.phase = 'starting';
	openStore.set(null);
	await stopEngine();
	before?.close();
	await open(account, expiresAt);
}
