// Who is signed in, by our server's word: where nobody is kept here, after a sign-in, or when somebody else came in.
import type { SessionResponse } from '$lib/contracts/pull';
import { noteQuit, noteSession, quitSession, rememberAccount } from '../db/registry';
import { DeviceStore } from '../db/store';
import { endSession } from '../end-session';
import { deviceState } from '../live/device-state.svelte';
import { keepsData } from '../lock/take-key';
import { codecBy, storedKey } from '../lock/verdict';
import { openStore } from '../open-store.svelte';
import { askSession } from '../sync/ask-session';
import { browserTransport } from '../sync/transport';
import { showLocked, stopWatching } from './lock-device';
import { show } from './show-store';
import { stayInStep } from './stay-in-step';

/**
 * Only the server can tell who signed in. Without its word, or without a session, the person whose data is on this
 * device goes on, which is the caller's to show; null: there is nobody.
 */
export async function meetTheServer(kept: string | null): Promise<'goes-on' | 'settled'> {
	const session = await askSession(browserTransport);
	deviceState.serverReachable = session.kind !== 'unreachable';
	if (session.kind === 'signed-in') {
		// Nothing is served before the first password is changed; the pages here are files, so they ask by themselves.
		if (session.account.mustChangePassword) {
			location.replace('/mot-de-passe');
			return 'settled';
		}
		if (quitSession() !== session.expiresAt) {
			await open(session.account, session.expiresAt);
			return 'settled';
		}
		// «Quitter» was said without a network: now the server hears of it.
		if (await endSession()) noteQuit(false);
	}
	if (kept !== null) return 'goes-on';
	deviceState.phase = 'signed-out';
	if (session.kind === 'unreachable') window.addEventListener('online', tryAgain, { once: true });
	return 'settled';
}

function tryAgain(): void {
	meetTheServer(null).catch((error: unknown) => reportError(error));
}

/** Opens with the key that the sign-in left here; without it (a sign-in without script) the password is asked once. */
async function open(account: SessionResponse['account'], expiresAt: string): Promise<void> {
	if (!keepsData(account)) return visit(account.id);
	rememberAccount(account.id);
	noteSession(expiresAt);
	noteQuit(false);
	const verdict = storedKey(account.id);
	const key = await verdict;
	if (typeof key === 'string') return showLocked(account.id, key, account.isByProvider === true);
	const store = new DeviceStore(account.id, codecBy(verdict));
	await show(store);
	deviceState.account = account;
	await stayInStep(store, switchTo);
}

/** The gestionnaire's own pages are elsewhere; help and settings are for them too: the layout leads on from the rest. */
function visit(accountId: string): void {
	deviceState.visitorId = accountId;
	deviceState.phase = 'signed-out';
}

/** Another person signed in on this device: the first one's store is closed as it is, nothing is mixed. */
export async function switchTo(account: SessionResponse['account'], expiresAt: string): Promise<void> {
	const { stopEngine } = await import('../sync/running-engine');
	const before = openStore.current;
	deviceState.phase = 'starting';
	openStore.set(null);
	stopWatching();
	await stopEngine();
	before?.close();
	await open(account, expiresAt);
}
