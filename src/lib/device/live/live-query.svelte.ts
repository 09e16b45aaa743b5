// From the device's store to runes: reads again when the store changes, from this tab or another.
import { openStore } from '../open-store.svelte';
import type { TableName } from '../db/rows';
import type { DeviceStore } from '../db/store';

/** `current` is undefined while loading. Make it during a component's init: it stops with the component. */
export class LiveQuery<T> {
	current = $state.raw<T | undefined>(undefined);
	/** The store could not be read: the screen says so rather than wait. */
	failure = $state.raw<unknown>(null);

	/** `read` is called anew, too, when a rune that it reads before its first await changes. */
	constructor(tables: readonly TableName[], read: (store: DeviceStore) => () => Promise<T>) {
		let shown: DeviceStore | null = null;
		$effect(() => {
			const store = openStore.current;
			// Another person's store never leaves a trace on screen; a mere new minute keeps what is shown.
			if (store !== shown) this.current = undefined;
			shown = store;
			if (store === null) return;
			const reading = read(store);
			let stop: (() => void) | null = null;
			let isStopped = false;
			const fail = (error: unknown) => (this.failure = error);
			const begin = ({ watch }: typeof import('../db/watch')) => {
				if (isStopped) return;
				stop = watch(
					store,
					tables,
					reading,
					(value) => {
						this.current = value;
						this.failure = null;
					},
					fail
				);
			};
			// With the store: a first list is drawn without either.
			import('../db/watch').then(begin).catch(fail);
			return () => {
				isStopped = true;
				stop?.();
			};
		});
	}
}
