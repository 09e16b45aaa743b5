// One piece of work on the store: read and open, decide, seal, then one transaction that checks that what was read still
// stands. Nothing but IndexedDB is awaited inside the transaction. Ask changeStore (sealed-unit) rather than this.
import { KEY_AND_VERSION } from './database';
import type { DeviceTables, TableName } from './rows';
import { StorageFault } from './storage-fault';
import type { DeviceStore } from './store';
import Dexie from 'dexie';

/** Somebody changed a row between reading and writing: the unit runs again. */
class Overtaken extends Error {}

const MAX_RUNS = 50;

interface Change {
	table: TableName;
	key: string;
	value: unknown;
	isRemoval: boolean;
}

/** Versions never come back, not even for a row removed and made again: they start at random and grow. */
function firstVersion(): number {
	return 1 + Math.floor(Math.random() * 2 ** 40);
}

function address(table: TableName, key: string): string {
	return `${table}/${key}`;
}

function signature(heads: readonly (readonly [string, number])[]): string {
	return heads.map(([key, version]) => `${key}:${version}`).join('|');
}

/** What one piece of work reads and wants to write. Sees its own changes; values are never changed in place. */
export class SealedUnit {
	readonly #store: DeviceStore;
	readonly #read = new Map<string, { table: TableName; key: string; version: number | null }>();
	readonly #ahead = new Map<string, unknown>();
	readonly #listed = new Map<TableName, string>();
	readonly #changes = new Map<string, Change>();

	constructor(store: DeviceStore) {
		this.#store = store;
	}

	async get<T extends TableName>(table: T, key: string): Promise<DeviceTables[T] | undefined> {
		const change = this.#changes.get(address(table, key));
		if (change !== undefined) return change.isRemoval ? undefined : (change.value as DeviceTables[T]);
		const at = address(table, key);
		if (this.#ahead.has(at)) return this.#ahead.get(at) as DeviceTables[T] | undefined;
		const row = await this.#store.getRow(table, key);
		this.#note(table, key, row?.version ?? null);
		return row?.value;
	}

	/** Reads these together, so that `get` finds them without a read of its own. */
	async getAhead(table: TableName, keys: readonly string[]): Promise<void> {
		const rows = await this.#store.getRows(table, keys);
		for (const [index, key] of keys.entries()) {
			const row = rows[index];
			this.#note(table, key, row?.version ?? null);
			this.#ahead.set(address(table, key), row?.value);
		}
	}

	async list<T extends TableName>(table: T): Promise<{ key: string; value: DeviceTables[T] }[]> {
		const rows = await this.#store.listRows(table);
		this.#listed.set(table, signature(rows.map((row) => [row.key, row.version])));
		const seen = new Map<string, DeviceTables[T]>();
		for (const { key, version, value } of rows) {
			this.#note(table, key, version);
			if (value !== undefined) seen.set(key, value);
		}
		for (const change of this.#changes.values()) {
			if (change.table !== table) continue;
			if (change.isRemoval) seen.delete(change.key);
			else seen.set(change.key, change.value as DeviceTables[T]);
		}
		return [...seen].map(([key, value]) => ({ key, value }));
	}

	put<T extends TableName>(table: T, key: string, value: DeviceTables[T]): void {
		this.#changes.set(address(table, key), { table, key, value, isRemoval: false });
	}

	delete(table: TableName, key: string): void {
		this.#changes.set(address(table, key), { table, key, value: undefined, isRemoval: true });
	}

	/** Read twice with two versions: what was decided on the first no longer holds. */
	#note(table: TableName, key: string, version: number | null): void {
		const noted = this.#read.get(address(table, key));
		if (noted !== undefined && noted.version !== version) throw new Overtaken();
		this.#read.set(address(table, key), { table, key, version });
	}

	async commit(): Promise<void> {
		if (this.#changes.size === 0) return;
		const store = this.#store;
		const writes = await Promise.all(
			[...this.#changes.values()].map(async (change) => {
				const read = this.#read.get(address(change.table, change.key));
				const version = read?.version == null ? firstVersion() : read.version + 1;
				const { table, key } = change;
				const sealed = change.isRemoval ? null : await store.codec.seal({ table, key }, change.value);
				return { ...change, row: { key, version, sealed } };
			})
		);
		const reads = [...this.#read.values()];
		const tables = [...new Set([...[...writes, ...reads].map(({ table }) => table), ...this.#listed.keys()])];
		await store.withConnection(() =>
			store.db.transaction('rw', tables, async () => {
				for (const [table, seen] of this.#listed) {
					const heads = await store.db.rows(table).orderBy(KEY_AND_VERSION).keys();
					if (signature(heads as unknown as [string, number][]) !== seen) throw new Overtaken();
				}
				// Asked for together: one after the other, hundreds of rows would each wait for a turn.
				await Promise.all(
					reads.map(async ({ table, key, version }) => {
						if (this.#listed.has(table)) return;
						const range = store.db.rows(table).where(KEY_AND_VERSION);
						const found = await range.between([key, Dexie.minKey], [key, Dexie.maxKey]).keys();
						const current = (found[0] as unknown as [string, number] | undefined)?.[1] ?? null;
						if (current !== version) throw new Overtaken();
					})
				);
				await Promise.all(
					writes.map(({ table, key, isRemoval, row }) =>
						isRemoval ? store.db.rows(table).delete(key) : store.db.rows(table).put(row)
					)
				);
			})
		);
		for (const { table, key, isRemoval, value, row } of writes) {
			store.remember(table, key, isRemoval ? null : { version: row.version, value });
			store.damage.forget({ table, key });
		}
	}
}

/** Runs `work` until no row that it read changed meanwhile. Makes no room on a full device. */
export async function runUnit<T>(store: DeviceStore, work: (unit: SealedUnit) => Promise<T>): Promise<T> {
	let last: unknown;
	for (let run = 0; run < MAX_RUNS; run += 1) {
		const unit = new SealedUnit(store);
		try {
			const result = await work(unit);
			await unit.commit();
			return result;
		} catch (error) {
			if (!(error instanceof Overtaken)) throw error;
			last = error;
		}
	}
	throw new StorageFault('contended', last);
}
