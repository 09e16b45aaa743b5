// One académie's file with a staging file beside it, for a process of its own that writes a great deal in ONE unit.
// Names in SQL: `main.…` the académie, `staged.…` the staging file, `directory.…` the directory (to read, and only
// while `withDirectory` runs: a unit that begins would lock it as well). Knows no table.
import { createClient, type Client } from '@libsql/client';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { DatabaseBusy, isBusy } from './failure';
import type { ResultSet, Row, SqlValue, Statement } from './statement';

/** Milliseconds that the driver waits for a lock; synchronously, hence never in a process that answers requests. */
const LOCK_WAIT_MS = 2_000;
const GIVE_UP_AFTER_MS = 60_000;

/** One statement within the unit. */
export type WholeWrite = (statement: Statement) => Promise<ResultSet>;

export class StagedBase {
	readonly #client: Client;
	readonly #stagingFile: string;

	private constructor(academyFile: string, stagingFile: string) {
		this.#stagingFile = stagingFile;
		// One connection: what is attached is attached to a connection.
		this.#client = createClient({
			url: pathToFileURL(academyFile).href,
			timeout: LOCK_WAIT_MS,
			concurrency: 1
		});
	}

	static async open(academyFile: string, stagingFile: string): Promise<StagedBase> {
		const base = new StagedBase(academyFile, stagingFile);
		await base.#attach();
		return base;
	}

	async read(sql: string, args: SqlValue[] = []): Promise<Row[]> {
		return (await this.#client.execute({ sql, args })).rows;
	}

	/** Writes outside of the unit: to `staged.…` alone, which nobody else has open. */
	async stage(sql: string, args: SqlValue[] = []): Promise<ResultSet> {
		return this.#client.execute({ sql, args });
	}

	async withDirectory<T>(directoryFile: string, run: () => Promise<T>): Promise<T> {
		await this.#client.execute({ sql: 'ATTACH DATABASE ? AS directory', args: [directoryFile] });
		try {
			return await run();
		} finally {
			await this.#client.execute('DETACH DATABASE directory');
		}
	}

	/**
	 * Everything or nothing: committed when `work` is done, taken back when it throws or the process dies.
	 * @throws DatabaseBusy after a minute of other people's locks; nothing was written.
	 */
	async whole(work: (write: WholeWrite) => Promise<void>): Promise<void> {
		const transaction = await this.#begin();
		try {
			await work(({ sql, args }) => transaction.execute({ sql, args }));
			await transaction.commit();
		} catch (error) {
			await transaction.rollback();
			throw error;
		} finally {
			transaction.close();
		}
	}

	/** Puts the log into the file: a great commit must not leave that to whoever writes next. */
	async checkpoint(): Promise<void> {
		await this.#client.execute('PRAGMA main.wal_checkpoint(PASSIVE)');
	}

	close(): void {
		this.#client.close();
	}

	async #attach(): Promise<void> {
		await this.#client.execute({ sql: 'ATTACH DATABASE ? AS staged', args: [this.#stagingFile] });
		// What is staged can be made again: no waiting for the disk.
		await this.#client.execute('PRAGMA staged.synchronous = OFF');
		await this.#client.execute('PRAGMA staged.journal_mode = MEMORY');
		// Sorts of a million lines go to a file, not to memory.
		await this.#client.execute('PRAGMA temp_store = FILE');
		// Keys are of chance: what a million of them touch in three indexes fits, else each is read and written again.
		await this.#client.execute('PRAGMA main.cache_size = -160000');
		await this.#client.execute('PRAGMA staged.cache_size = -32000');
	}

	async #begin() {
		const startedAt = performance.now();
		for (let attempt = 1; ; attempt += 1) {
			try {
				return await this.#client.transaction('write');
			} catch (error) {
				if (!isBusy(error)) throw error;
				if (performance.now() - startedAt > GIVE_UP_AFTER_MS) {
					throw new DatabaseBusy('The database stayed locked by another process.', { cause: error });
				}
				// A connection that met SQLITE_BUSY may lose a later write.
				this.#client.reconnect();
				await this.#attach();
				await delay(Math.random() * Math.min(500, 20 * attempt));
			}
		}
	}
}
