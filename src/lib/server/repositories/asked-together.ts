// Lets the requests of one turn of the event loop share a SELECT: the driver prepares a statement anew each time, and
// that costs more than running it. Knows no table.
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Reads what is found under these keys; a key without a row is left out. */
type ReadMany<Value> = (keys: string[]) => Promise<Map<string, Value>>;

interface Group<Value> {
	keys: Set<string>;
	found: Promise<Map<string, Value>>;
}

export class AskedTogether<Value> {
	readonly #groups = new Map<string, Group<Value>>();

	/** What is found under the key, or null. Always read after this call, never before: no answer is kept. */
	async find(database: string, key: string, readMany: ReadMany<Value>): Promise<Value | null> {
		let group = this.#groups.get(database);
		if (group === undefined) {
			const keys = new Set<string>();
			const found = nextTurn().then(() => {
				// Whoever asks from here on may have seen a later write: they get a group of their own.
				this.#groups.delete(database);
				return readMany([...keys]);
			});
			group = { keys, found };
			this.#groups.set(database, group);
		}
		group.keys.add(key);
		return (await group.found).get(key) ?? null;
	}
}
