// Live queries: tells when tables change (in this tab or another) and reads anew. Only keys and versions are read
// inside Dexie's live query; rows are opened after it.
import { liveQuery } from 'dexie';
import { KEY_AND_VERSION } from './database';
import type { TableName } from './rows';
import type { DeviceStore } from './store';

/**
 * Calls `onValue` with `read`'s answer now and after each change of `tables`; an answer overtaken by a newer one is
 * dropped. Returns the function that stops it.
 */
export function watch<T>(
	store: DeviceStore,
	tables: readonly TableName[],
	read: () => Promise<T>,
	onValue: (value: T) => void,
	onError: (error: unknown) => void
): () => void {
	let isStopped = false;
	let latest = 0;
	const subscription = liveQuery(() =>
		Promise.all(tables.map((table) => store.db.rows(table).orderBy(KEY_AND_VERSION).keys()))
	).subscribe({
		next: () => {
			latest += 1;
			const turn = latest;
			read().then(
				(value) => {
					if (!isStopped && turn === latest) onValue(value);
				},
				(error: unknown) => {
					if (!isStopped && turn === latest) onError(error);
				}
			);
		},
		error: onError
	});
	return () => {
		isStopped = true;
		subscription.unsubscribe();
	};
}
