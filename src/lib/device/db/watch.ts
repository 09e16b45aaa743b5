// Live queries: tells when tables change (in this tab or another) and reads anew. Only keys and versions are read
// inside Dexie's live query; rows are opened after it.
import { liveQuery } from 'dexie';
import { KEY_AND_VERSION } from './database';
import type { TableName } from './rows';
import { isConnectionLost } from './storage-fault';
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
	let failures = 0;
	const heads = liveQuery(() =>
		Promise.all(tables.map((table) => store.db.rows(table).orderBy(KEY_AND_VERSION).keys()))
	);
	const look = () => {
		failures = 0;
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
	};
	// A query that failed never looks again by itself: it is asked anew on a new connection, once in a row.
	const lookAgain = (error: unknown) => {
		if (isStopped) return;
		failures += 1;
		if (failures > 1 || !isConnectionLost(error)) return onError(error);
		store.connection.reopen().then(
			() => {
				subscription.unsubscribe();
				if (!isStopped) subscription = heads.subscribe({ next: look, error: lookAgain });
			},
			(again: unknown) => {
				if (!isStopped) onError(again);
			}
		);
	};
	let subscription = heads.subscribe({ next: look, error: lookAgain });
	return () => {
		isStopped = true;
		subscription.unsubscribe();
	};
}
