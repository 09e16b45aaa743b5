// Seals what builds from before the lock stored plain: row by row, so that it may end at any moment and go on later.
import { isSealed } from '../db/aes-codec';
import { TABLE_NAMES, type TableName } from '../db/rows';
import type { DeviceStore } from '../db/store';

/** Seals the row unless somebody changed it since: that change was sealed when it was written. Its version stays. */
async function sealRow(store: DeviceStore, table: TableName, key: string): Promise<boolean> {
	const rows = store.db.rows(table);
	const row = await store.withConnection(() => rows.get(key));
	if (row === undefined || isSealed(row.sealed)) return false;
	const sealed = await store.codec.seal({ table, key }, row.sealed);
	await store.withConnection(() =>
		store.db.transaction('rw', rows, async () => {
			const current = await rows.get(key);
			if (current?.version === row.version && !isSealed(current.sealed)) await rows.put({ ...row, sealed });
		})
	);
	return true;
}

/** One pass over every table; gives the number of rows that were still plain. To be repeated until it gives 0. */
export async function sealPlainRows(
	store: DeviceStore,
	isStopped: () => boolean = () => false
): Promise<number> {
	let found = 0;
	for (const table of TABLE_NAMES) {
		const keys = await store.withConnection(() => store.db.rows(table).toCollection().primaryKeys());
		for (const key of keys) {
			if (isStopped()) return found + 1;
			if (await sealRow(store, table, key)) found += 1;
		}
	}
	return found;
}
