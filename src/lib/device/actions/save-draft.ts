// Autosave of a claim's form: at each pause of 300 ms at most, and before the page can go away.
import type { ClaimEntry } from '$lib/domain/claim/claim-entry';
import { StorageFault } from '../db/storage-fault';
import { keepDraft } from '../gestures/keep-draft';
import { deviceState } from '../live/device-state.svelte';
import { openStore } from '../open-store.svelte';
import { askPersistence } from '../persistence';

const PAUSE_MS = 300;

const onScreen = new Set<DraftKeeper>();

/** Keeps what was typed on any form still on screen, before what is not sent is counted or the store is closed. */
export async function flushDrafts(): Promise<void> {
	for (const keeper of onScreen) await keeper.flush();
}

/** Keeps the draft on this device. Throws StorageFault when nothing was kept: the text stays on the screen. */
export async function saveDraft(key: string, entry: ClaimEntry): Promise<void> {
	const store = openStore.required();
	try {
		await keepDraft(store, key, entry);
		deviceState.storageFault = null;
	} catch (error) {
		if (error instanceof StorageFault) deviceState.storageFault = error.code;
		throw error;
	}
	await askPersistence(store);
}

/**
 * Keeps one claim's form while it is on screen. `keep` at each keystroke; `flush` before a gesture that needs the
 * draft, or the file chooser (a phone may end the page behind its camera). Ends with `destroy`.
 */
export class DraftKeeper {
	readonly #key: string;
	#waiting: ClaimEntry | null = null;
	#timer: ReturnType<typeof setTimeout> | null = null;
	#writing: Promise<void> = Promise.resolve();

	constructor(key: string) {
		this.#key = key;
		onScreen.add(this);
		globalThis.addEventListener?.('pagehide', this.#leave);
		globalThis.document?.addEventListener('visibilitychange', this.#hide);
	}

	keep(entry: ClaimEntry): void {
		this.#waiting = entry;
		// From the first keystroke that is not kept yet, not the last: steady typing is kept all along.
		this.#timer ??= setTimeout(this.#leave, PAUSE_MS);
	}

	/** Resolves once everything typed is kept; rejects if it could not be (it is tried again at the next flush). */
	flush(): Promise<void> {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
		this.#writing = this.#writing.then(
			() => this.#write(),
			() => this.#write()
		);
		return this.#writing;
	}

	async destroy(): Promise<void> {
		globalThis.removeEventListener?.('pagehide', this.#leave);
		globalThis.document?.removeEventListener('visibilitychange', this.#hide);
		try {
			await this.flush();
		} finally {
			onScreen.delete(this);
		}
	}

	async #write(): Promise<void> {
		const entry = this.#waiting;
		if (entry === null) return;
		this.#waiting = null;
		try {
			await saveDraft(this.#key, entry);
		} catch (error) {
			this.#waiting ??= entry;
			throw error;
		}
	}

	readonly #leave = (): void => {
		this.flush().catch((error: unknown) => {
			// Told by deviceState.storageFault; what is not about storage is a fault of ours.
			if (!(error instanceof StorageFault)) reportError(error);
		});
	};

	readonly #hide = (): void => {
		if (document.visibilityState === 'hidden') this.#leave();
	};
}
