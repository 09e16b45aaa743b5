// All assignments of the person, in the guide's order: rows that are equal in a column keep it.
import { findClashes } from '$lib/domain/mission/clashes';
import { inListOrder } from '$lib/domain/mission/listing';
import type { ListedMission } from '$lib/domain/mission/mission-news';
import { nowMs } from '../clock';
import type { DeviceStore } from '../db/store';
import { readEntries } from '../repositories/list-entries';
import { openStore } from '../open-store.svelte';
import { LiveQuery } from './live-query.svelte';
import { readFirstMissions, takeReadAhead, type FirstMissions } from './read-ahead';

export async function readMissions(store: DeviceStore): Promise<ListedMission[]> {
	const missions = (await readEntries(store)).flatMap(({ mission }) => (mission === null ? [] : [mission]));
	return inListOrder(missions, (mission) => mission);
}

/** `current` may first hold the newest rows of a long list (`isPartial`), the whole list a moment later. */
export class LiveMissions {
	#whole = new LiveQuery(['listPages'], (store) => () => readMissions(store));
	#first = $state.raw<FirstMissions | null>(null);

	/** Those of the whole list only: the first rows do not know the others. */
	#clashes = $derived(findClashes(this.#whole.current ?? [], nowMs()));

	constructor() {
		let ahead = takeReadAhead(openStore.current?.accountId ?? null);
		let wasOpen = openStore.current !== null;
		this.#first = ahead?.missions ?? null;
		$effect(() => {
			const store = openStore.current;
			// What was read ahead stands until its person's store comes, and while it is open.
			if (ahead !== null && (store === null ? !wasOpen : store.accountId === ahead.accountId)) {
				wasOpen = store !== null;
				return;
			}
			ahead = null;
			this.#first = null;
			if (store === null) return;
			let isStopped = false;
			readFirstMissions(store).then(
				(first) => {
					if (!isStopped) this.#first = first;
				},
				// Only a quicker way to the same rows: the whole list tells its own failure.
				() => (this.#first = null)
			);
			return () => (isStopped = true);
		});
	}

	get current(): ListedMission[] | undefined {
		return this.#whole.current ?? this.#first?.rows;
	}

	get isPartial(): boolean {
		const first = this.#first;
		return this.#whole.current === undefined && first !== null && first.rows.length < first.total;
	}

	/** Rows of the whole list, also while `current` is partial. */
	get total(): number {
		return this.#whole.current?.length ?? this.#first?.total ?? 0;
	}

	/** For each mission with another at the same moment, the keys of the others. */
	get clashes(): ReadonlyMap<string, readonly string[]> {
		return this.#clashes;
	}

	get failure(): unknown {
		return this.#whole.failure;
	}
}

export function liveMissions(): LiveMissions {
	return new LiveMissions();
}
