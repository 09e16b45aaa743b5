// One person's open store: reads that open rows. Writes go through sealed-unit, the connection's health is its own.
import { forgetMarks } from '../space/marks';
import { identityCodec, type Codec } from './codec';
import { Connection } from './connection';
import { DeviceDatabase, KEY_AND_VERSION } from './database';
import type { RowReader } from './row-reader';
import type { DeviceTables, TableName } from './rows';
import { databaseName, type SealedRow } from './schema';

interface Opened {
	version: number;
	value: unknown;
}
export interface ListedRow<T> {
	key: string;
	version: number;
	value: T;
}

/** A row that was damaged on this device: it does not open, whatever the key. */
export class RowUnreadable extends Error {
	override readonly name = 'RowUnreadable';

	constructor(table: TableName, key: string, cause: unknown) {
		super(`${table}/${key} does not open`, { cause });
	}
}

/** Large rows that are read one by one: never kept in memory. */
const UNCACHED: readonly TableName[] = ['bytes', 'finalPdfs'];

export class DeviceStore implements RowReader {
	readonly connection: Connection;
	#opened = new Map<TableName, Map<string, Opened>>();

	constructor(
		readonly accountId: string,
		readonly codec: Codec = identityCodec,
		readonly db: DeviceDatabase = new DeviceDatabase(databaseName(accountId))
	) {
		this.connection = new Connection(db);
	}

	/** Every access to the database goes through here: a lost connection is opened anew, once. */
	withConnection<T>(work: () => Promise<T>): Promise<T> {
		return this.connection.run(work);
	}

	async get<T extends TableName>(table: T, key: string): Promise<DeviceTables[T] | undefined> {
		return (await this.getRow(table, key))?.value;
	}

	async getRow<T extends TableName>(table: T, key: string): Promise<ListedRow<DeviceTables[T]> | undefined> {
		const row = await this.withConnection(() => this.db.rows(table).get(key));
		return row === undefined ? undefined : { key, version: row.version, value: await this.#open(table, row) };
	}

	/** All rows, in the order of their keys. Rows whose version is known already are not read again. */
	async list<T extends TableName>(table: T): Promise<ListedRow<DeviceTables[T]>[]> {
		const known = this.#opened.get(table);
		if (known === undefined || known.size === 0) {
			const rows = await this.withConnection(() => this.db.rows(table).toArray());
			return Promise.all(
				rows.map(async (row) => ({ key: row.key, version: row.version, value: await this.#open(table, row) }))
			);
		}
		const heads = await this.heads(table);
		const missing = heads.filter(([key, version]) => known.get(key)?.version !== version).map(([key]) => key);
		const fetched = new Map<string, ListedRow<DeviceTables[T]>>();
		if (missing.length > 0) {
			const rows = await this.withConnection(() => this.db.rows(table).bulkGet(missing));
			for (const row of rows) {
				// A row may have gone since its head was read: then it is not part of the list.
				if (row === undefined) continue;
				fetched.set(row.key, { key: row.key, version: row.version, value: await this.#open(table, row) });
			}
		}
		const listed: ListedRow<DeviceTables[T]>[] = [];
		const current = new Set<string>();
		for (const [key, version] of heads) {
			current.add(key);
			const row = fetched.get(key);
			const opened = known.get(key);
			if (row !== undefined) listed.push(row);
			else if (opened?.version === version)
				listed.push({ key, version, value: opened.value as DeviceTables[T] });
		}
		for (const key of known.keys()) if (!current.has(key)) known.delete(key);
		return listed;
	}

	/** Key and version of each row, without their payload. */
	async heads(table: TableName): Promise<[string, number][]> {
		const keys = await this.withConnection(() => this.db.rows(table).orderBy(KEY_AND_VERSION).keys());
		return keys as unknown as [string, number][];
	}

	/** What was just written needs no second reading. */
	remember(table: TableName, key: string, opened: Opened | null): void {
		if (UNCACHED.includes(table)) return;
		const known = this.#opened.get(table);
		if (known === undefined) return;
		if (opened === null) known.delete(key);
		else known.set(key, opened);
	}

	close(): void {
		this.connection.stop();
		this.#opened.clear();
	}

	/** Removes the person's database from this device, for good. */
	async destroy(): Promise<void> {
		this.close();
		forgetMarks(this.accountId);
		await this.db.delete();
	}

	async #open<T extends TableName>(table: T, row: SealedRow): Promise<DeviceTables[T]> {
		const value = (await this.codec.open({ table, key: row.key }, row.sealed).catch((error: unknown) => {
			// WebCrypto's word for a ciphertext that was changed or cut: this row is lost, the key is right.
			const isDamaged = error instanceof DOMException && error.name === 'OperationError';
			throw isDamaged ? new RowUnreadable(table, row.key, error) : error;
		})) as DeviceTables[T];
		if (!UNCACHED.includes(table)) {
			const known = this.#opened.get(table) ?? new Map<string, Opened>();
			known.set(row.key, { version: row.version, value });
			this.#opened.set(table, known);
		}
		return value;
	}
}
