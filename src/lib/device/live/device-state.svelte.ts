// The device as a whole: whose it is, whether it may show things, whether the server answers.
import type { SessionResponse } from '$lib/contracts/pull';
import type { ConnectionNews } from '../db/connection';
import type { StorageFaultCode } from '../db/storage-fault';
import type { SyncStep } from '../sync/sync-step';
import type { LockOpener } from '../lock/lock-database';
import type { LockCause } from '../lock/verdict';
import { appUpdate } from '../app-update/app-update.svelte';

export type DevicePhase = 'starting' | 'signed-out' | 'ready' | 'locked';

/** Whose data is locked here, and why. Holds no name: none is known without the key. */
export interface DeviceLock {
	accountId: string;
	cause: LockCause;
	unsentCount: number;
	isAlwaysAsked: boolean;
	/** What opens it: the account's password, or this device's own phrase. */
	opener: LockOpener;
	/** An identity provider has just signed the person in: a phrase may be chosen here. */
	isByProvider: boolean;
	/** The last keystrokes could not be kept: the page stays underneath, out of sight, until it is opened again. */
	isCovered: boolean;
}

class DeviceState {
	/** `starting` until the person's lists can be shown; `signed-out`: nobody here, go to «/connexion». */
	phase = $state<DevicePhase>('starting');
	/** While `phase` is `locked`. */
	lock = $state.raw<DeviceLock | null>(null);
	account = $state.raw<SessionResponse['account'] | null>(null);
	/** Who is signed in at the server where nothing of theirs is kept here (a gestionnaire, on a page open to all). */
	visitorId = $state<string | null>(null);
	/** What opens this device again once it is locked; null while that is not known. */
	opener = $state<LockOpener | null>(null);
	/** When a session without a gesture ends, ms since 1970 by the device's clock, once it is near; else null. */
	idleEndsAt = $state<number | null>(null);
	/** The server asks to sign in again; everything here still opens, and nothing is sent meanwhile. */
	sessionEnded = $state(false);
	/** What our own server last answered, never the browser's word. Null: not asked yet. */
	serverReachable = $state<boolean | null>(null);
	hasFirstPull = $state(false);
	/** The server speaks a newer protocol: update, everything is kept. */
	isTooOld = $state(false);
	/** Device's clock against the server's, ms; the screen warns above a minute. */
	clockSkewMs = $state(0);
	/** The last thing typed or chosen could not be kept on this device: «non enregistré»; null once it is. */
	storageFault = $state<StorageFaultCode | null>(null);
	/** What the connection to the store last told: held up by another tab, open, or taken over by a newer version. */
	connection = $state<ConnectionNews | null>(null);
	/** The browser may drop this device's data when space runs out: persist() was asked and not granted. */
	isStorageVolatile = $state(false);

	/** «Prêt hors connexion»: every file of the app and everything of the person is here. */
	get offlineReady(): boolean {
		return this.hasFirstPull && appUpdate.isOfflineReady;
	}
}

export const deviceState = new DeviceState();

class SyncStatus {
	isSyncing = $state(false);
	/** Ms since 1970, while the server is unreachable and something waits; else null. */
	nextAttemptAt = $state<number | null>(null);
	/** What the run is doing; null between two runs. */
	step = $state.raw<SyncStep | null>(null);
}

/** What this tab's sync is doing now. */
export const syncStatus = new SyncStatus();
