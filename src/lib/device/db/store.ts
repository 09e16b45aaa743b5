// One person's open store: reads that open rows. Writes go through sealed-unit, the connection's health is its own.
import { forgetMarks } from '../space/marks';
import { identityCodec, type Codec } from './codec';
import { Connection } from './connection';
import { DamagedRows } from './damaged-rows';
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

/** A row as it is stored; `value` is undefined where it was damaged on this device. */
export interface StoredRow<T> {
	key: string;
	version: number;
	value: T | undefined;
}

/** Large rows that are read one by one: never kept in memory. */
const UNCACHED: readonly TableName[] = ['bytes', 'finalPdfs', 'inboxBytes'];

export class DeviceStore implements RowReader {
	readonly connection: Connection;
	/** Rows that do not open whatever the key: they read as if they were not there. */
	readonly damage = new DamagedRows();
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

	async getRow<T extends TableName>(table: T, key: string): Promise<StoredRow<DeviceTables[T]> | undefined> {
		const row = await this.withConnection(() => this.db.rows(table).get(key));
		return row === undefined ? undefined : this.#open(table, row);
	}

	/** These rows in one read, in the order asked; undefined where there is none. */
	async getRows<T extends TableName>(
		table: T,
		keys: readonly string[]
	): Promise<(StoredRow<DeviceTables[T]> | undefined)[]> {
		const rows = await this.withConnection(() => this.db.rows(table).bulkGet([...keys]));
		return Promise.all(rows.map((row) => (row === undefined ? undefined : this.#open(table, row))));
	}

	/** All rows, in the order of their keys. */
	async list<T extends TableName>(table: T): Promise<ListedRow<DeviceTables[T]>[]> {
		return (await this.listRows(table)).filter(isWhole);
	}

	/** The same with those that were damaged. Rows whose version is known already are not read again. */
	async listRows<T extends TableName>(table: T): Promise<StoredRow<DeviceTables[T]>[]> {
		const known = this.#opened.get(table);
		if (known === undefined || known.size === 0) {
			const rows = await this.withConnection(() => this.db.rows(table).toArray());
			return Promise.all(rows.map((row) => this.#open(table, row)));
		}
		const heads = await this.heads(table);
		const missing = heads.filter(([key, version]) => known.get(key)?.version !== version).map(([key]) => key);
		const fetched = new Map<string, StoredRow<DeviceTables[T]>>();
		if (missing.length > 0) {
			// A row may have gone since its head was read: then it is not part of the list.
			for (const row of await this.getRows(table, missing)) if (row !== undefined) fetched.set(row.key, row);
		}
		const listed: StoredRow<DeviceTables[T]>[] = [];
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

	/** Removes the person's database from this device, for good, and what waits outside of it to come in. */
	async destroy(): Promise<void> {
		this.close();
		forgetMarks(this.accountId);
		await this.db.delete();
		const { forgetShared } = await import('../share/share-database');
		await forgetShared(this.accountId);
	}

	async #open<T extends TableName>(table: T, row: SealedRow): Promise<StoredRow<DeviceTables[T]>> {
		const { key, version } = row;
		const value = await this.#valueOf(table, row);
		if (value === undefined) this.damage.note(table, key);
		else if (!UNCACHED.includes(table)) {
			const known = this.#opened.get(table) ?? new Map<string, Opened>();
			known.set(key, { version, value });
			this.#opened.set(table, known);
		}
		return { key, version, value };
	}

	async #valueOf<T extends TableName>(
		table: T,
		{ key, sealed }: SealedRow
	): Promise<DeviceTables[T] | undefined> {
		try {
			return (await this.codec.open({ table, key }, sealed)) as DeviceTables[T];
		} catch (error) {
			// WebCrypto's word for a ciphertext that was changed or cut: this row is lost, the key is right.
			if (error instanceof DOMException && error.name === 'OperationError') return undefined;
			throw error;
		}
	}
}

function isWhole<T>(row: StoredRow<T>): row is ListedRow<T> {
	return row.value !== undefined;
}
