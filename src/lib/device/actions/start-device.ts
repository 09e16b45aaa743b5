// Opens the device: what is here at once, without waiting for the network; who is signed in, afterwards.
import { lastAccount, onAccountChange } from '../db/registry';
import type { DeviceStore } from '../db/store';
import { deviceState } from '../live/device-state.svelte';
import { hearInstallOffer } from '../install/hear-offer';
import { hearFirstGestures } from '../lock/first-gesture';
import { codecBy, DeviceLocked, storedKey } from '../lock/verdict';
import { openStore } from '../open-store.svelte';
import { show, showAhead, tellShown } from './show-store';

let started: Promise<void> | null = null;

/** Call once, from the teacher's layout; a second call waits for the first. */
export function startDevice(): Promise<void> {
	started ??= start();
	return started;
}

async function start(): Promise<void> {
	hearFirstGestures();
	hearInstallOffer();
	onAccountChange((accountId) => {
		followOtherTab(accountId).catch((error: unknown) => reportError(error));
	});
	const accountId = lastAccount();
	if (accountId === null || isFreshSignIn()) {
		tellShown();
		const { meetTheServer } = await import('./meet-server');
		if ((await meetTheServer(accountId)) === 'goes-on' && accountId !== null) await showKept(accountId);
	} else {
		// Also where the store cannot be read: the page says so by itself.
		await showKept(accountId).finally(tellShown);
	}
}

/**
 * What is on this device, at once, if it may be shown without asking; the sync and its checks come after the first
 * paint. The rows are read while the key is looked for.
 */
async function showKept(accountId: string): Promise<void> {
	const verdict = storedKey(accountId);
	const codec = codecBy(verdict);
	let store: DeviceStore | null = null;
	try {
		await showAhead(accountId, codec);
		const { DeviceStore } = await import('../db/store');
		store = new DeviceStore(accountId, codec);
		await show(store);
	} catch (error) {
		if (!(error instanceof DeviceLocked)) throw error;
		store?.close();
		const { showLocked } = await import('./lock-device');
		return showLocked(accountId, error.lockCause);
	}
	const isPlain = (await verdict) === 'new';
	if (isPlain && deviceState.account === null) {
		// Nothing was kept here after all, or not yet all: a key comes before anything is stored.
		openStore.set(null);
		store.close();
		deviceState.phase = 'starting';
		const { meetTheServer } = await import('./meet-server');
		await meetTheServer(null);
		return;
	}
	const kept = store;
	afterPaint(() => keepInStep(kept));
}

/** Straight from the sign-in page somebody else may have come in: nothing is shown before the server says who. */
function isFreshSignIn(): boolean {
	const [navigation] = performance.getEntriesByType('navigation');
	const isReload = navigation instanceof PerformanceNavigationTiming && navigation.type !== 'navigate';
	if (isReload) return false;
	// The identity provider led here: the page before was not ours.
	if (new URLSearchParams(location.search).has('connecte')) return true;
	if (document.referrer === '') return false;
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
	const [{ stopEngine }, { stopWatching }] = await Promise.all([
		import('../sync/running-engine'),
		import('./lock-device')
	]);
	stopWatching();
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

async function keepInStep(store: DeviceStore): Promise<void> {
	// The person may have left or been locked out before the page was idle.
	if (openStore.current !== store) return;
	const { stayInStep } = await import('./stay-in-step');
	await stayInStep(store, async (account, expiresAt) => {
		const { switchTo } = await import('./meet-server');
		await switchTo(account, expiresAt);
	});
}
