// Rows read by the browser's own IndexedDB, so that a first list is drawn before the library that writes has come.
// Changes nothing and upgrades nothing: whatever is out of the ordinary is left to the store.
import type { Codec } from './codec';
import type { RowReader } from './row-reader';
import type { DeviceTables, TableName } from './rows';
import { databaseName, SCHEMA_VERSION, type SealedRow } from './schema';

/** Dexie stores its versions times ten. */
const INSTALLED_VERSION = SCHEMA_VERSION * 10;

/** Null: no database of this version is there, or it does not open at once. */
function open(name: string): Promise<IDBDatabase | null> {
	return new Promise((resolve) => {
		const opening = indexedDB.open(name);
		// Nothing was there: what the browser was about to make is not kept.
		opening.onupgradeneeded = () => opening.transaction?.abort();
		opening.onerror = () => resolve(null);
		opening.onsuccess = () => {
			const database = opening.result;
			if (database.version === INSTALLED_VERSION) return resolve(database);
			database.close();
			resolve(null);
		};
	});
}

function rowsOf<T>(database: IDBDatabase, table: TableName, ask: (store: IDBObjectStore) => IDBRequest<T>) {
	return new Promise<T>((resolve, reject) => {
		const request = ask(database.transaction(table).objectStore(table));
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
	});
}

/**
 * Gives `read` this account's rows and answers what it gave; null where they cannot be read this way. The connection
 * ends with it, so that no upgrade waits. What the codec throws (a locked device) reaches the caller.
 */
export async function readBare<Result>(
	accountId: string,
	codec: Codec,
	read: (reader: RowReader) => Promise<Result>
): Promise<Result | null> {
	const database = await open(databaseName(accountId));
	if (database === null) return null;
	const valueOf = async <T extends TableName>(table: T, { key, sealed }: SealedRow) =>
		(await codec.open({ table, key }, sealed)) as DeviceTables[T];
	try {
		return await read({
			async get(table, key) {
				const row = await rowsOf<SealedRow | undefined>(database, table, (rows) => rows.get(key));
				return row === undefined ? undefined : valueOf(table, row);
			},
			async list(table) {
				const rows = await rowsOf<SealedRow[]>(database, table, (all) => all.getAll());
				return Promise.all(rows.map(async (row) => ({ key: row.key, value: await valueOf(table, row) })));
			}
		});
	} catch (error) {
		// A cut connection or a damaged row: the store meets it too, and knows what to do.
		if (error instanceof DOMException) return null;
		throw error;
	} finally {
		database.close();
	}
}
