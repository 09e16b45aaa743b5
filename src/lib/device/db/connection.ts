// The connection to one person's database: opened anew when the browser cuts it, given up to a newer version of the
// app, told when another tab stands in its way. Knows no row.
import type { DeviceDatabase } from './database';
import { isConnectionLost, isStorageFull, StorageFault } from './storage-fault';

/**
 * `blocked`: another tab keeps an older version open, and this one waits for it. `opened`: it is open, for the first
 * time or again. `superseded`: a newer version of the app took the database over; nothing is written here any more.
 */
export type ConnectionNews = 'blocked' | 'opened' | 'superseded';

export interface ConnectionListener {
	onNews(news: ConnectionNews): void;
	/** Called before the database is given up: what is typed is kept first. Waited for a moment, not for ever. */
	beforeYield?(): Promise<void>;
}

/** A tab that waits longer than this for our last keystrokes would look stuck [chosen]. */
const YIELD_LIMIT_MS = 3_000;

/** Asked of a store that was closed on purpose: signed out, locked, another person. No fault of the device. */
export class StoreClosed extends Error {
	override readonly name = 'StoreClosed';
}

export class Connection {
	readonly #db: DeviceDatabase;
	readonly #listeners = new Set<ConnectionListener>();
	#lastNews: ConnectionNews | null = null;
	/** Counts the connections that were made anew. */
	#generation = 0;
	#reopening: Promise<void> | null = null;
	#isSuperseded = false;
	#isStopped = false;

	constructor(db: DeviceDatabase) {
		this.#db = db;
		db.on('blocked', ({ oldVersion, newVersion }) => {
			// A deletion waits too, and needs no word: what is deleted is not waited for by anybody.
			if (newVersion !== null && newVersion > oldVersion) this.#tell('blocked');
		});
		db.on('ready', () => this.#opened(), true);
		db.on('versionchange', ({ newVersion }) => {
			if (newVersion === null || newVersion === 0) return undefined;
			this.#yield();
			// Dexie's own answer would open the newer version again, with this older code.
			return false;
		});
	}

	/** Tells the last news at once; returns the function that stops it. */
	listen(listener: ConnectionListener): () => void {
		this.#listeners.add(listener);
		if (this.#lastNews !== null) listener.onNews(this.#lastNews);
		return () => this.#listeners.delete(listener);
	}

	/** Opens anew and tries once more when the browser cut the connection; else the fault reaches the caller. */
	async run<T>(work: () => Promise<T>): Promise<T> {
		const generation = this.#generation;
		try {
			return await this.#attempt(work);
		} catch (error) {
			if (this.#isSuperseded || this.#isStopped || !isConnectionLost(error)) throw this.#faultOf(error);
		}
		try {
			await this.reopen(generation);
			return await this.#attempt(work);
		} catch (error) {
			throw this.#faultOf(error);
		}
	}

	/** The person left: nothing opens this database again, not even a read that was on its way. */
	stop(): void {
		this.#isStopped = true;
		this.#listeners.clear();
		this.#db.close();
	}

	/** Once for all that lost the same connection: opening again would cut what the others try meanwhile. */
	async reopen(lost = this.#generation): Promise<void> {
		if (lost !== this.#generation) return;
		this.#reopening ??= this.#openAnew().finally(() => (this.#reopening = null));
		await this.#reopening;
	}

	async #openAnew(): Promise<void> {
		this.#db.close({ disableAutoOpen: false });
		await this.#db.open();
		this.#generation += 1;
	}

	#attempt<T>(work: () => Promise<T>): Promise<T> {
		if (this.#isSuperseded) throw new StorageFault('superseded', null);
		if (this.#isStopped) throw new StoreClosed();
		return work();
	}

	#faultOf(error: unknown): unknown {
		if (error instanceof StorageFault) return error;
		if (this.#isSuperseded) return new StorageFault('superseded', error);
		if (this.#isStopped) return new StoreClosed();
		if (isStorageFull(error)) return new StorageFault('full', error);
		return isConnectionLost(error) ? new StorageFault('lost', error) : error;
	}

	/** Dexie opens a database of a later version as it is: rows that this code does not know are not touched. */
	#opened(): void {
		const installed = this.#db.backendDB().version;
		if (Math.floor(installed / 10) > this.#db.verno) {
			this.#end();
			throw new StorageFault('superseded', null);
		}
		this.#tell('opened');
	}

	#yield(): void {
		const limit = new Promise<void>((resolve) => setTimeout(resolve, YIELD_LIMIT_MS));
		const kept = Promise.all([...this.#listeners].map((listener) => listener.beforeYield?.()));
		Promise.race([kept, limit]).then(
			() => this.#end(),
			() => this.#end()
		);
	}

	#end(): void {
		this.#isSuperseded = true;
		this.#db.close();
		this.#tell('superseded');
	}

	#tell(news: ConnectionNews): void {
		this.#lastNews = news;
		for (const listener of this.#listeners) listener.onNews(news);
	}
}
