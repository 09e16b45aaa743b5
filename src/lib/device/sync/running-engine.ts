// The engine of this tab, its ears to the page, and what its news mean for deviceState.
import { noteSession } from '../db/registry';
import type { DeviceStore } from '../db/store';
import { TOLERATED_SKEW_MS, setClockOffset } from '../clock';
import { deviceState, syncStatus } from '../live/device-state.svelte';
import { openStore } from '../open-store.svelte';
import { syncBell } from '../sync-bell';
import type { SessionResponse } from '$lib/contracts/pull';
import { readSyncState } from '../repositories/sync-state';
import { askToBeWoken, onWoken } from './background-sync';
import { SyncEngine, type EngineListener } from './engine';
import type { Outcome } from './outcome';
import { browserTransport } from './transport';

let engine: SyncEngine | null = null;
let removeEars: (() => void) | null = null;

export function runningEngine(): SyncEngine | null {
	return engine;
}

function listenerFor(
	store: DeviceStore,
	onOtherAccount: (account: SessionResponse['account'], expiresAt: string) => void
): EngineListener {
	return {
		onSession({ account, expiresAt, clockOffsetMs }) {
			noteSession(expiresAt);
			setClockOffset(clockOffsetMs);
			deviceState.account = account;
			deviceState.sessionEnded = false;
			deviceState.serverReachable = true;
			deviceState.isTooOld = false;
			deviceState.clockSkewMs = Math.abs(clockOffsetMs) < TOLERATED_SKEW_MS ? 0 : clockOffsetMs;
		},
		onOtherAccount: ({ account, expiresAt }) => onOtherAccount(account, expiresAt),
		onEnd(outcome: Outcome) {
			// The tab that sends says how it goes; this one knows nothing new of the server.
			if (outcome.kind === 'elsewhere') return;
			deviceState.serverReachable = outcome.kind !== 'unreachable';
			deviceState.sessionEnded = outcome.kind === 'signed-out';
			deviceState.isTooOld = outcome.kind === 'too-old';
			if (outcome.kind === 'unreachable') void askToBeWoken();
			showIfReady(store, outcome).catch((error: unknown) => reportError(error));
		},
		onActivity(isSyncing, nextAttemptAt) {
			syncStatus.isSyncing = isSyncing;
			syncStatus.nextAttemptAt = nextAttemptAt;
			if (!isSyncing) syncStatus.step = null;
		},
		onStep: (step) => (syncStatus.step = step),
		onFault: (error) => reportError(error)
	};
}

/** The lists show once a first pull was whole; a device without one, and without a session, shows nobody's. */
async function showIfReady(store: DeviceStore, outcome: Outcome): Promise<void> {
	const { firstPullAt } = await readSyncState(store);
	// Locked, or left, while this was read.
	if (openStore.current !== store) return;
	deviceState.hasFirstPull = firstPullAt !== null;
	if (firstPullAt !== null) deviceState.phase = 'ready';
	else if (outcome.kind === 'signed-out') deviceState.phase = 'signed-out';
}

export function startEngine(
	store: DeviceStore,
	onOtherAccount: (account: SessionResponse['account'], expiresAt: string) => void
): void {
	const started = new SyncEngine(store, browserTransport, listenerFor(store, onOtherAccount));
	engine = started;
	const wake = () => started.wake();
	const whenVisible = () => {
		if (document.visibilityState === 'visible') wake();
	};
	window.addEventListener('online', wake);
	document.addEventListener('visibilitychange', whenVisible);
	syncBell.answer(wake);
	const stopListening = onWoken(wake);
	removeEars = () => {
		window.removeEventListener('online', wake);
		document.removeEventListener('visibilitychange', whenVisible);
		syncBell.answer(null);
		stopListening();
	};
	wake();
}

export async function stopEngine(): Promise<void> {
	removeEars?.();
	removeEars = null;
	const stopped = engine;
	engine = null;
	await stopped?.stop();
}
