// What is not sent and when the server last answered, for the status button and its list.
import { readUnsent, type UnsentItem } from '../repositories/unsent-items';
import { syncStatus } from './device-state.svelte';
import { LiveQuery } from './live-query.svelte';

export type { UnsentItem } from '../repositories/unsent-items';

export interface Unsent {
	items: UnsentItem[];
	syncing: boolean;
	/** ISO instant of the last exchange that went through; null: never on this device. */
	lastSuccessAt: string | null;
	/** Ms since 1970 of the next attempt while the server is unreachable; else null. */
	nextAttemptAt: number | null;
}

export class LiveUnsent {
	#query = new LiveQuery(['outbox', 'drafts', 'sync'], (store) => () => readUnsent(store));
	#unsent = $derived.by((): Unsent | undefined => {
		const read = this.#query.current;
		if (read === undefined) return undefined;
		// Another tab may be the one that sends: its items say so.
		const syncing = syncStatus.isSyncing || read.items.some((item) => item.state === 'sending');
		return { ...read, syncing, nextAttemptAt: syncStatus.nextAttemptAt };
	});

	get current(): Unsent | undefined {
		return this.#unsent;
	}

	get failure(): unknown {
		return this.#query.failure;
	}
}

export function liveUnsent(): LiveUnsent {
	return new LiveUnsent();
}
