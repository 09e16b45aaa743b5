// A school year's claims as runes, by the year that is asked for.
import { readYear, type YearView } from '../repositories/year-rows';
import { LiveQuery } from './live-query.svelte';
import { Minute } from './minute.svelte';

export type { YearRow, YearView } from '../repositories/year-rows';

export class LiveYear {
	#minute = new Minute();
	#query: LiveQuery<YearView>;

	constructor(wanted: () => number | null) {
		this.#query = new LiveQuery(['listPages', 'claims', 'drafts', 'outbox', 'reference'], (store) => {
			const year = wanted();
			const now = this.#minute.nowMs;
			return () => readYear(store, year, now);
		});
	}

	/** Undefined while loading. */
	get current(): YearView | undefined {
		return this.#query.current;
	}

	/** The minute to which it stands. */
	get nowMs(): number {
		return this.#minute.nowMs;
	}
}

export function liveYear(wanted: () => number | null): LiveYear {
	return new LiveYear(wanted);
}
