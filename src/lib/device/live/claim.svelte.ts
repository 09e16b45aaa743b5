// One claim as runes, by its mission's key.
import { readClaimView, type ClaimView } from '../repositories/claim-view';
import { LiveQuery } from './live-query.svelte';
import { Minute } from './minute.svelte';

export type { ClaimView } from '../repositories/claim-view';

/** `current`: undefined while loading, null if there is no such claim on this device. */
export class LiveClaim {
	#minute = new Minute();
	#key: () => string;
	#query: LiveQuery<{ key: string; view: ClaimView | null }>;

	constructor(key: () => string) {
		this.#key = key;
		this.#query = new LiveQuery(
			['listPages', 'claims', 'drafts', 'outbox', 'documents', 'reference'],
			(store) => {
				const wanted = key();
				const now = this.#minute.nowMs;
				return async () => ({ key: wanted, view: await readClaimView(store, wanted, now) });
			}
		);
	}

	get current(): ClaimView | null | undefined {
		const answer = this.#query.current;
		return answer?.key === this.#key() ? answer.view : undefined;
	}

	get failure(): unknown {
		return this.#query.failure;
	}
}

export function liveClaim(key: () => string): LiveClaim {
	return new LiveClaim(key);
}
