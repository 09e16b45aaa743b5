// All assignments of the person, in no promised order: the list sorts.
import type { AssignedMission } from '$lib/domain/mission/mission';
import type { DeviceStore } from '../db/store';
import { FIRST_PAINT_KEY, readEntries } from '../repositories/list-entries';
import { openStore } from '../open-store.svelte';
import { LiveQuery } from './live-query.svelte';

export async function readMissions(store: DeviceStore): Promise<AssignedMission[]> {
	return (await readEntries(store)).flatMap(({ mission }) => (mission === null ? [] : [mission]));
}

/** `current` may first hold the newest rows of a long list (`isPartial`), the whole list a moment later. */
export class LiveMissions {
	#whole = new LiveQuery(['listPages'], (store) => () => readMissions(store));
	#first = $state.raw<AssignedMission[] | undefined>(undefined);
	#firstTotal = $state(0);

	constructor() {
		$effect(() => {
			const store = openStore.current;
			this.#first = undefined;
			if (store === null) return;
			let isStopped = false;
			store.get('firstPaint', FIRST_PAINT_KEY).then(
				(row) => {
					if (isStopped || row === undefined) return;
					this.#first = row.missions;
					this.#firstTotal = row.missionTotal;
				},
				// Only a quicker way to the same rows: the whole list tells its own failure.
				() => (this.#first = undefined)
			);
			return () => (isStopped = true);
		});
	}

	get current(): AssignedMission[] | undefined {
		return this.#whole.current ?? this.#first;
	}

	get isPartial(): boolean {
		return this.#whole.current === undefined && this.#first !== undefined;
	}

	/** Rows of the whole list, also while `current` is partial. */
	get total(): number {
		return this.#whole.current?.length ?? this.#firstTotal;
	}

	get failure(): unknown {
		return this.#whole.failure;
	}
}

export function liveMissions(): LiveMissions {
	return new LiveMissions();
}
