// The list of claims as runes: rows change with the store and with the clock.
import { nowMs } from '../clock';
import { openStore } from '../open-store.svelte';
import { readClaimRows, readFirstClaimRows, type ClaimRow } from '../repositories/claim-rows';
import { LiveQuery } from './live-query.svelte';
import { Minute } from './minute.svelte';

export type { ClaimRow } from '../repositories/claim-rows';

/** `current` may first hold the newest rows of a long list (`isPartial`), the whole list a moment later. */
export class LiveClaims {
	#minute = new Minute();
	#whole = new LiveQuery(['listPages', 'outbox', 'drafts'], (store) => {
		const now = this.#minute.nowMs;
		return () => readClaimRows(store, now);
	});
	#first = $state.raw<{ rows: ClaimRow[]; total: number } | undefined>(undefined);

	constructor() {
		$effect(() => {
			const store = openStore.current;
			this.#first = undefined;
			if (store === null) return;
			let isStopped = false;
			readFirstClaimRows(store, nowMs()).then(
				(first) => {
					if (!isStopped) this.#first = first;
				},
				// Only a quicker way to the same rows: the whole list tells its own failure.
				() => (this.#first = undefined)
			);
			return () => (isStopped = true);
		});
	}

	get current(): ClaimRow[] | undefined {
		return this.#whole.current ?? this.#first?.rows;
	}

	get isPartial(): boolean {
		return this.#whole.current === undefined && this.#first !== undefined;
	}

	/** Rows of the whole list, also while `current` is partial. */
	get total(): number {
		return this.#whole.current?.length ?? this.#first?.total ?? 0;
	}

	/** The minute to which the rows stand. */
	get nowMs(): number {
		return this.#minute.nowMs;
	}

	get failure(): unknown {
		return this.#whole.failure;
	}
}

export function liveClaims(): LiveClaims {
	return new LiveClaims();
}
