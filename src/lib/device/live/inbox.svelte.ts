// The files that other apps handed over, as runes: they change with this tab and with the others.
import { readInbox, type ReceivedFile } from '../repositories/inbox';
import { LiveQuery } from './live-query.svelte';

export type { ReceivedFile } from '../repositories/inbox';

export class LiveInbox {
	#query = new LiveQuery(['inbox'], (store) => () => readInbox(store));

	/** In the order in which they came; undefined while loading. */
	get current(): ReceivedFile[] | undefined {
		return this.#query.current;
	}

	get failure(): unknown {
		return this.#query.failure;
	}
}

export function liveInbox(): LiveInbox {
	return new LiveInbox();
}
