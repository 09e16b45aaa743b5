// Autosave of a claim's form: at each pause of 300 ms at most, and before the page can go away.
import { canonicalJson } from '$lib/domain/claim/canonical-json';
import type { ClaimEntry } from '$lib/domain/claim/claim-entry';
import { StoreClosed } from '../db/connection';
import { StorageFault } from '../db/storage-fault';
import { keepDraft, readKept, type KeptDraft } from '../gestures/keep-draft';
import { deviceState } from '../live/device-state.svelte';
import { keepPage } from '../leaving/keep-page';
import { openStore } from '../open-store.svelte';
import { askPersistence } from '../persistence';
import { putOnScreen } from './drafts-on-screen';
import { mergeTyped } from '../sync/merge-typed';

export type { Clash } from '../gestures/draft-clashes';

const PAUSE_MS = 300;

/** Keeps the draft on this device. Throws when nothing was kept: the text stays on the screen, and that is told. */
export async function saveDraft(key: string, entry: ClaimEntry, seen?: ClaimEntry): Promise<KeptDraft> {
	const store = openStore.required();
	let kept: KeptDraft;
	try {
		kept = await keepDraft(store, key, entry, seen);
		deviceState.storageFault = null;
	} catch (error) {
		// Whatever the reason (a store emptied by the browser has no such claim), the text is on the screen alone.
		deviceState.storageFault = error instanceof StorageFault ? error.code : 'lost';
		throw error;
	}
	await askPersistence(store);
	return kept;
}

/** What the form tells its keeper, and hears from it. */
export interface KeptForm {
	/** The entry as the form was opened with it. */
	opened: ClaimEntry;
	/** Another tab changed some of the same fields: what was typed here is kept, and theirs is told. */
	onClashes: (clashes: KeptDraft['clashes']) => void;
}

/**
 * Keeps one claim's form while it is on screen. `keep` at each keystroke; `flush` before a gesture that needs the
 * draft, or the file chooser (a phone may end the page behind its camera). Ends with `destroy`.
 */
export class DraftKeeper {
	readonly #key: string;
	readonly #leaveScreen: () => void;
	readonly #form: KeptForm | null;
	/** What form and store last had in common: tells what was changed here from what was changed elsewhere. */
	#seen: ClaimEntry | undefined;
	#waiting: ClaimEntry | null = null;
	#writes = 0;
	#timer: ReturnType<typeof setTimeout> | null = null;
	#writing: Promise<void> = Promise.resolve();

	constructor(key: string, form: KeptForm | null = null) {
		this.#key = key;
		this.#form = form;
		this.#seen = form?.opened;
		this.#leaveScreen = putOnScreen(this);
		globalThis.addEventListener?.('pagehide', this.#leave);
		globalThis.document?.addEventListener('visibilitychange', this.#hide);
	}

	keep(entry: ClaimEntry): void {
		this.#waiting = entry;
		// From the first keystroke that is not kept yet, not the last: steady typing is kept all along.
		this.#timer ??= setTimeout(this.#leave, PAUSE_MS);
		// Earlier than `pagehide`, while there is time to write; only now, for some browsers keep no page that listens to it.
		globalThis.addEventListener?.('beforeunload', this.#leave);
	}

	/** Resolves once everything typed is kept; rejects if it could not be (it is tried again at the next flush). */
	flush(): Promise<void> {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
		globalThis.removeEventListener?.('beforeunload', this.#leave);
		this.#writing = this.#writing.then(
			() => this.#write(),
			() => this.#write()
		);
		keepPage(this.#writing);
		return this.#writing;
	}

	/**
	 * The store changed: what the form must show now, its own fields as typed and the others as they are there. Null:
	 * nothing new, or something typed is still to be kept (that write brings both together, and calls again).
	 */
	async catchUp(shown: () => ClaimEntry): Promise<ClaimEntry | null> {
		const store = openStore.current;
		if (store === null || this.#seen === undefined || this.#waiting !== null) return null;
		const writes = this.#writes;
		// Read anew, not taken from the screen's query: that may be older than what this form kept since.
		const stored = await readKept(store, this.#key).catch((error: unknown) => {
			// The screen goes on with what it shows; the next write tells whether the store is well.
			if (error instanceof StorageFault || error instanceof StoreClosed) return null;
			throw error;
		});
		if (stored === null || this.#waiting !== null || writes !== this.#writes) return null;
		const mine = shown();
		const merged = mergeTyped(this.#seen, mine, stored);
		this.#seen = stored;
		return canonicalJson(merged) === canonicalJson(mine) ? null : merged;
	}

	async destroy(): Promise<void> {
		globalThis.removeEventListener?.('pagehide', this.#leave);
		globalThis.document?.removeEventListener('visibilitychange', this.#hide);
		try {
			await this.flush();
		} finally {
			this.#leaveScreen();
		}
	}

	async #write(): Promise<void> {
		const entry = this.#waiting;
		if (entry === null) return;
		this.#waiting = null;
		this.#writes += 1;
		try {
			const { clashes } = await saveDraft(this.#key, entry, this.#seen);
			if (this.#form !== null) this.#seen = entry;
			if (clashes.length > 0) this.#form?.onClashes(clashes);
		} catch (error) {
			this.#waiting ??= entry;
			throw error;
		} finally {
			this.#writes += 1;
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
