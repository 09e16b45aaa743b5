// What a president does on the screen of a jury: typed text is kept at each pause, «Enregistrer» sends it, a conflict is
// chosen.
import type { SuppliedPayEntry } from '$lib/domain/claim/supplied-pay';
import { StorageFault } from '../db/storage-fault';
import {
	chooseJuryPay as choose,
	keepJuryDraft,
	readJuryPay,
	saveJuryPay as save,
	type JuryResult
} from '../gestures/enter-jury-pay';
import { deviceState } from '../live/device-state.svelte';
import { keepPage } from '../leaving/keep-page';
import { openStore } from '../open-store.svelte';
import type { PayText } from '../repositories/project-jury';
import { syncBell } from '../sync-bell';
import { putOnScreen } from './drafts-on-screen';

export { readJuryPay };
export type { JuryResult };

const PAUSE_MS = 300;

/** Keeps the form of one member while it is on screen: at each pause, and before the page can go away. */
export class JuryKeeper {
	readonly #missionKey: string;
	readonly #claimId: string;
	readonly #leaveScreen: () => void;
	#waiting: PayText | null = null;
	#timer: ReturnType<typeof setTimeout> | null = null;
	#writing: Promise<void> = Promise.resolve();

	constructor(missionKey: string, claimId: string) {
		this.#missionKey = missionKey;
		this.#claimId = claimId;
		this.#leaveScreen = putOnScreen(this);
		globalThis.addEventListener?.('pagehide', this.#leave);
		globalThis.document?.addEventListener('visibilitychange', this.#hide);
	}

	keep(text: PayText): void {
		this.#waiting = text;
		this.#timer ??= setTimeout(this.#leave, PAUSE_MS);
		globalThis.addEventListener?.('beforeunload', this.#leave);
	}

	/** Resolves once everything typed is kept; rejects if it could not be. */
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
		const text = this.#waiting;
		if (text === null) return;
		this.#waiting = null;
		try {
			await keepJuryDraft(openStore.required(), this.#missionKey, this.#claimId, text);
			deviceState.storageFault = null;
		} catch (error) {
			this.#waiting ??= text;
			deviceState.storageFault = error instanceof StorageFault ? error.code : 'lost';
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

export async function saveJuryPay(missionKey: string, claimId: string): Promise<JuryResult> {
	const result = await save(openStore.required(), missionKey, claimId);
	if (result.ok) syncBell.ring();
	return result;
}

/** False: what was shown as the other's entry changed since; nothing was chosen. */
export async function chooseJuryPay(
	missionKey: string,
	claimId: string,
	side: 'mine' | 'theirs',
	seen: SuppliedPayEntry | null
): Promise<boolean> {
	const isChosen = await choose(openStore.required(), missionKey, claimId, side, seen);
	if (isChosen) syncBell.ring();
	return isChosen;
}
