// What the person must know of this device's storage, as runes: full, low, emptied by the browser, taken over by a newer
// version. Loaded after the first paint; the store works without it.
import { flushDrafts } from '../actions/drafts-on-screen';
import type { ConnectionNews } from '../db/connection';
import { StorageFault, type StorageFaultCode } from '../db/storage-fault';
import type { DeviceStore } from '../db/store';
import { deviceState } from './device-state.svelte';
import { openStore } from '../open-store.svelte';
import { areCopiesDamaged, damagedEntries, forgetDamagedEntries } from '../repositories/damage';
import { syncBell } from '../sync-bell';
import { lossWasRead, noteKept, noteLoss, unreadLoss } from '../space/kept-mark';
import { isLow, readRoom, type Room } from '../space/room';
import type { Unsent } from './unsent.svelte';

/** Make it during a component's init: it lives as long as the component. `unsent` is what the lists already read. */
export class StorageHealth {
	/** Set while little room is left. */
	low = $state.raw<Room | null>(null);
	/** Unsent items that went with an emptied store, until the person has read it; null: nothing was emptied. */
	loss = $state<number | null>(null);
	/** Unsent items that are damaged on this device, until the person has read it. */
	damaged = $state(0);
	/** Copies of what the server has are damaged: they are asked for again. */
	isCopyDamaged = $state(false);
	/** This device held nothing of this person when it was opened. */
	isFresh = $state(false);
	/** The last gesture, or exchange with the server, that could not be kept. A new object each time. */
	gestureFault = $state.raw<{ code: StorageFaultCode } | null>(null);
	#isTypedKept = $state(true);

	constructor(unsent: () => Unsent | undefined) {
		$effect(() => {
			const store = openStore.current;
			if (store === null) return;
			return store.connection.listen({
				onNews: (news) => this.#hear(store, news),
				beforeYield: () => this.#keepTyped()
			});
		});
		$effect(() => {
			const store = openStore.current;
			this.damaged = 0;
			return store?.damage.listen(() => this.#countDamage(store));
		});
		$effect(() => {
			const store = openStore.current;
			const known = unsent();
			if (store === null || known === undefined) return;
			// Before the first exchange the store is not whole: an emptied one must not be taken for an empty outbox.
			if (known.lastSuccessAt !== null) noteKept(store.accountId, known.items.length);
			this.#look(readRoom().then((room) => (this.low = room !== null && isLow(room) ? room : null)));
		});
		$effect(() => {
			const rejected = (event: PromiseRejectionEvent) => this.#hearFault(event, event.reason);
			const thrown = (event: ErrorEvent) => this.#hearFault(event, event.error);
			window.addEventListener('unhandledrejection', rejected);
			window.addEventListener('error', thrown);
			return () => {
				window.removeEventListener('unhandledrejection', rejected);
				window.removeEventListener('error', thrown);
			};
		});
	}

	/** Another tab keeps an older version of the database open. */
	get isBlocked(): boolean {
		return deviceState.connection === 'blocked';
	}

	/** A newer version took the database over; `not-kept`: the last keystrokes are on the screen alone. */
	get superseded(): 'kept' | 'not-kept' | null {
		if (deviceState.connection !== 'superseded') return null;
		return this.#isTypedKept ? 'kept' : 'not-kept';
	}

	lossWasRead(): void {
		this.loss = null;
		const store = openStore.current;
		if (store !== null) lossWasRead(store.accountId);
	}

	damageWasRead(): void {
		const store = openStore.current;
		if (store === null) return;
		this.damaged = 0;
		this.#look(forgetDamagedEntries(store));
	}

	#countDamage(store: DeviceStore): void {
		this.damaged = damagedEntries(store).length;
		if (!areCopiesDamaged(store)) return;
		this.isCopyDamaged = true;
		syncBell.ring();
	}

	#hear(store: DeviceStore, news: ConnectionNews): void {
		// Not inside the opening itself, which waits for its listeners.
		if (news === 'opened') setTimeout(() => this.#look(this.#lookForLoss(store)));
	}

	async #keepTyped(): Promise<void> {
		this.#isTypedKept = false;
		await flushDrafts();
		this.#isTypedKept = true;
	}

	/** An open store without a sync row was never filled, or was emptied by the browser: the mark outside tells. */
	async #lookForLoss(store: DeviceStore): Promise<void> {
		const isEmpty = (await store.heads('sync')).length === 0;
		this.loss = isEmpty ? noteLoss(store.accountId) : unreadLoss(store.accountId);
		this.isFresh = isEmpty && this.loss === null;
	}

	/** A gesture that nobody else answered for: told here rather than lost in the browser's own console. */
	#hearFault(event: Event, reason: unknown): void {
		if (!(reason instanceof StorageFault)) return;
		event.preventDefault();
		this.gestureFault = { code: reason.code };
	}

	#look(looking: Promise<unknown>): void {
		looking.catch((error: unknown) => {
			if (openStore.current !== null) reportError(error);
		});
	}
}
