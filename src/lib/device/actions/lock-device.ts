// Locks: what was typed is kept, the key goes, nothing of the person stays on screen; the server's session ends too.
import { tick } from 'svelte';
import { noteQuit, quitSession } from '../db/registry';
import { StorageFault } from '../db/storage-fault';
import { DeviceStore } from '../db/store';
import { endSession } from '../end-session';
import { deviceState } from '../live/device-state.svelte';
import { countReceived } from '../inbox/count-received';
import { ActivityWatch } from '../lock/activity';
import { changeLock, readLock, type LockRow } from '../lock/lock-database';
import type { LockCause } from '../lock/verdict';
import { openStore } from '../open-store.svelte';
import { readUnsentItems } from '../repositories/unsent-items';
import { sealedIds } from '../share/share-database';
import { flushDrafts } from './drafts-on-screen';

/** A request under way may end; then nothing more is sent [chosen]. */
const SYNC_LIMIT_MS = 5_000;

const NEWS = 'imagin-lock';
type News =
	/** A tab of the version before tells no cause. */
	| { kind: 'locked'; accountId: string; cause?: LockCause }
	| { kind: 'opened'; accountId: string }
	| { kind: 'active'; accountId: string; at: number };

let watching: ActivityWatch | null = null;
let channel: BroadcastChannel | null = null;
let isLocking = false;

function later(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

/** From here on thirty minutes without a gesture lock this tab; tabs of the same account lock together. */
export function watchActivity(accountId: string, { session }: LockRow): void {
	stopWatching();
	watching = new ActivityWatch(accountId, session?.lastActiveAt ?? Date.now(), {
		onEnd: lockNow,
		onNear: (endsAt) => (deviceState.idleEndsAt = endsAt),
		onDoubt: veil,
		tellTabs: (at) => channel?.postMessage({ kind: 'active', accountId, at } satisfies News)
	});
	listen();
}

export function stopWatching(): void {
	watching?.stop();
	watching = null;
	deviceState.idleEndsAt = null;
}

/** «Rester connecté», in every tab. */
export function stayActive(): void {
	watching?.stay();
}

/** At once, and without waiting for a component: a page that wakes after its time shows nothing (ui/kit/base.css). */
function veil(isOn: boolean): void {
	document.documentElement.toggleAttribute('data-veiled', isOn);
}

function listen(): void {
	if (channel !== null || !('BroadcastChannel' in globalThis)) return;
	channel = new BroadcastChannel(NEWS);
	channel.onmessage = ({ data }: MessageEvent<News>) => {
		if (data.kind === 'active' && openStore.current?.accountId === data.accountId)
			watching?.noteActive(data.at);
		if (data.kind === 'locked' && openStore.current?.accountId === data.accountId)
			lockNow(data.cause ?? 'no-key');
		if (data.kind === 'opened' && deviceState.lock?.accountId === data.accountId) {
			// The key is there again for this tab too; nothing is on this screen that could be lost.
			if (!deviceState.lock.isCovered && !deviceState.lock.isAlwaysAsked) location.reload();
		}
	};
}

/** Each tab locks for the same reason, and says the same. */
function tellLocked(accountId: string, cause: LockCause): void {
	listen();
	channel?.postMessage({ kind: 'locked', accountId, cause } satisfies News);
}

export function tellOpened(accountId: string): void {
	listen();
	channel?.postMessage({ kind: 'opened', accountId } satisfies News);
}

function lockNow(cause: LockCause): void {
	veil(true);
	lockDevice(cause).catch((error: unknown) => {
		reportError(error);
		veil(false);
	});
}

/** False: the last keystrokes could not be kept (no room left). */
async function areDraftsKept(): Promise<boolean> {
	try {
		await flushDrafts();
		return true;
	} catch (error) {
		if (!(error instanceof StorageFault)) reportError(error);
		return false;
	}
}

export async function lockDevice(cause: LockCause): Promise<void> {
	const store = openStore.current;
	if (isLocking) return;
	// Nobody to hide here.
	if (store === null || deviceState.phase === 'locked') return veil(false);
	isLocking = true;
	stopWatching();
	const { stopEngine } = await import('../sync/running-engine');
	// From here on the sync tells no news any more: no answer puts a name back on a locked screen.
	const stopping = stopEngine();
	try {
		// While the key is still in this page's memory.
		const isKept = await areDraftsKept();
		const [unsent, received] = await Promise.all([readUnsentItems(store), countReceived(store)]);
		const unsentCount = unsent.length + received + (isKept ? 0 : 1);
		const row = await changeLock(
			store.accountId,
			(current) => current && { ...current, session: null, unsentCount }
		);
		// What could not be kept stays in the page, out of sight, and is kept once there is room: not thrown away.
		const isAlwaysAsked = row?.isAlwaysAsked ?? false;
		const opener = row?.opener ?? 'password';
		cover({
			...{ accountId: store.accountId, cause, unsentCount, isAlwaysAsked, opener },
			...{ isByProvider: false, isCovered: !isKept }
		});
		tellLocked(store.accountId, cause);
		if (isKept) openStore.set(null);
		await Promise.race([stopping, later(SYNC_LIMIT_MS)]);
		if (isKept) store.close();
	} finally {
		isLocking = false;
	}
	await endSessionSoon();
}

function cover(lock: NonNullable<typeof deviceState.lock>): void {
	deviceState.lock = lock;
	deviceState.account = null;
	deviceState.sessionEnded = false;
	deviceState.phase = 'locked';
	// Once that is drawn.
	tick().then(
		() => veil(false),
		(error: unknown) => reportError(error)
	);
}

/** At a start whose key is gone: nothing was shown, and nothing is. */
/** `isByProvider`: an identity provider has just signed the person in. */
export async function showLocked(accountId: string, cause: LockCause, isByProvider = false): Promise<void> {
	openStore.set(null);
	const row = cause === 'insecure' ? undefined : await readLock(accountId);
	const unsentCount = row === undefined ? 0 : (row.unsentCount ?? (await countRows(accountId)));
	const isAlwaysAsked = row?.isAlwaysAsked ?? false;
	// Nobody chose one yet: the provider's people choose a phrase, the others type their password.
	const opener = row === undefined ? (isByProvider ? 'phrase' : 'password') : (row.opener ?? 'password');
	cover({ accountId, cause, unsentCount, isAlwaysAsked, opener, isByProvider, isCovered: false });
	listen();
	if (cause === 'idle' || cause === 'clock' || quitSession() !== null) await endSessionSoon();
}

/** The number of rows needs no key. A received file that was just deleted counts still: rather kept than lost. */
export async function countRows(accountId: string): Promise<number> {
	const store = new DeviceStore(accountId);
	const rows = await Promise.all([
		store.heads('outbox'),
		store.heads('drafts'),
		store.heads('inbox'),
		sealedIds(accountId)
	]);
	store.close();
	return rows.reduce((sum, { length }) => sum + length, 0);
}

/** The interactive session ends with the lock: now, or as soon as the server is reached, unless it is opened before. */
async function endSessionSoon(): Promise<void> {
	noteQuit(true);
	if (await endSession('here')) return noteQuit(false);
	window.addEventListener('online', endPending, { once: true });
}

function endPending(): void {
	if (deviceState.phase !== 'locked' || quitSession() === null) return;
	endSessionSoon().catch((error: unknown) => reportError(error));
}
