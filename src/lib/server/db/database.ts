// One libSQL database behind two verbs, read and write. Knows the driver's traps; knows no table.
import { createClient, type Client } from '@libsql/client';
import { rmSync } from 'node:fs';
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { DatabaseBusy, isBusy, isClosed, isRolledBack } from './failure';
import type { ResultSet, Row, SqlValue, Statement } from './statement';
import { layersOf, statementsOf, type WaitingUnit, type WriteUnit } from './write-group';

/** Milliseconds that the driver may wait for a lock: it waits synchronously, so the whole process stands still. */
const LOCK_WAIT_MS = 20;
/** Milliseconds after which a busy database is told to the person instead of tried again. */
const GIVE_UP_AFTER_MS = 10_000;
/** Statements in one grouped commit: bounds how long one commit may hold the event loop. */
const MAX_GROUP_STATEMENTS = 1000;

export interface DatabaseAddress {
	/** `file:…` or the address of a libSQL server. */
	url: string;
	authToken: string | null;
	/** For tests of a long lock: milliseconds before `DatabaseBusy`. */
	giveUpAfterMs?: number;
}

export class Database {
	readonly isLocal: boolean;
	readonly #client: Client;
	readonly #giveUpAfterMs: number;
	#waiting: WaitingUnit[] = [];
	#isDraining = false;
	#isClosed = false;
	#drained: Promise<void> = Promise.resolve();

	constructor(address: DatabaseAddress) {
		this.isLocal = address.url.startsWith('file:');
		this.#giveUpAfterMs = address.giveUpAfterMs ?? GIVE_UP_AFTER_MS;
		this.#client = createClient({
			url: address.url,
			// One connection, so that there is one writer and a reconnect replaces all there is.
			...(this.isLocal ? { timeout: LOCK_WAIT_MS, concurrency: 1 } : {}),
			...(address.authToken === null ? {} : { authToken: address.authToken })
		});
	}

	/** Sets write-ahead logging (kept in the file) and makes sure that foreign keys are enforced. */
	async prepare(): Promise<void> {
		if (!this.isLocal) return;
		await this.#persist(() => this.#client.execute('PRAGMA journal_mode = WAL'));
		const [row] = await this.read('PRAGMA foreign_keys');
		const [durability] = await this.read('PRAGMA synchronous');
		// FULL: an answer is given after the log is on the disk, so that neither kill nor power cut takes it back.
		if (durability?.['synchronous'] !== 2) throw new Error('This build of libSQL does not sync each commit.');
		if (row?.['foreign_keys'] !== 1) throw new Error('This build of libSQL does not enforce foreign keys.');
	}

	/** Rows of one SELECT. Never writes: a write outside `write` could be lost after a busy lock. */
	async read(sql: string, args: SqlValue[] = []): Promise<Row[]> {
		return (await this.#persist(() => this.#client.execute({ sql, args }))).rows;
	}

	/**
	 * THE way to write: the unit's statements are committed together or not at all, and the promise resolves after
	 * COMMIT with one result a statement.
	 *
	 * Units that wait while others are being written go out in one batch (one fsync for all). A unit must therefore
	 * be stale-proof by itself: its statements after the first are conditional on its own guard row, so that a stale
	 * unit writes nothing instead of failing. If a grouped batch fails by a constraint all the same, its units are
	 * run one by one, so that only the faulty one fails.
	 *
	 * `mergeKey` names the one thing that the unit touches, and allows the units of a group that consist of the same
	 * set statements, each of its own key, to run as one statement over all their rows. Their results are then
	 * shared: a unit knows its own rows by what the statement returns (RETURNING), not by their number.
	 *
	 * @throws DatabaseBusy after ten seconds of another process's lock; nothing was written.
	 */
	write(unit: WriteUnit, mergeKey: string | null = null): Promise<ResultSet[]> {
		if (unit.length === 0) return Promise.resolve([]);
		return new Promise((resolve, reject) => {
			this.#waiting.push({ statements: unit, mergeKey, resolve, reject });
			if (this.#isDraining) return;
			this.#isDraining = true;
			this.#drained = this.#drain();
		});
	}

	/**
	 * Writes what is committed now, whole, into a new file, while others go on writing. Takes the time of the whole base
	 * and is synchronous: for a process of its own, never for the one that serves.
	 */
	async copyInto(path: string): Promise<void> {
		await this.#persist(() => {
			// Of a try before, which met a lock.
			rmSync(path, { force: true });
			return this.#client.execute({ sql: 'VACUUM INTO ?', args: [path] });
		});
	}

	/** Waits for the writes under way, then closes. */
	async close(): Promise<void> {
		await this.#drained;
		this.#isClosed = true;
		this.#client.close();
	}

	async #drain(): Promise<void> {
		while (this.#waiting.length > 0) {
			// A turn of the event loop lets every request that is ready put its unit in the group.
			await nextTurn();
			await this.#commit(this.#takeGroup());
		}
		this.#isDraining = false;
	}

	#takeGroup(): WaitingUnit[] {
		let statements = 0;
		let units = 0;
		for (const unit of this.#waiting) {
			statements += unit.statements.length;
			if (units > 0 && statements > MAX_GROUP_STATEMENTS) break;
			units += 1;
		}
		return this.#waiting.splice(0, units);
	}

	async #commit(group: WaitingUnit[]): Promise<void> {
		try {
			const layers = layersOf(group);
			const results = await this.#batch(layers.flatMap(statementsOf));
			let from = 0;
			for (const { units } of layers) {
				const to = from + (units[0]?.statements.length ?? 0);
				for (const unit of units) unit.resolve(results.slice(from, to));
				from = to;
			}
		} catch (error) {
			if (group.length > 1 && isRolledBack(error)) {
				for (const unit of group) await this.#commit([unit]);
			} else {
				for (const unit of group) unit.reject(error);
			}
		}
	}

	#batch(statements: Statement[]): Promise<ResultSet[]> {
		return this.#persist(() => this.#client.batch(statements, 'write'));
	}

	/** Runs until the lock is free. After SQLITE_BUSY the connection is poisoned (it may lose a later write): replaced. */
	async #persist<T>(run: () => Promise<T>): Promise<T> {
		const startedAt = performance.now();
		for (let attempt = 1; ; attempt += 1) {
			try {
				return await run();
			} catch (error) {
				const busy = isBusy(error);
				if (!busy && !(isClosed(error) && !this.#isClosed)) throw error;
				if (busy) this.#client.reconnect();
				if (performance.now() - startedAt > this.#giveUpAfterMs) {
					throw new DatabaseBusy('The database stayed locked by another process.', { cause: error });
				}
				// Jitter, so that several waiting processes do not knock together.
				await delay(Math.random() * Math.min(200, 10 * attempt));
			}
		}
	}
}
