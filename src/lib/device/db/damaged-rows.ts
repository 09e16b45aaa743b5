// Rows of one store that were found damaged while it was open: noted as they are read, told to who mends them.
import type { TableName } from './rows';

export interface RowAddress {
	table: TableName;
	key: string;
}

export class DamagedRows {
	readonly #found = new Map<string, RowAddress>();
	readonly #listeners = new Set<() => void>();

	note(table: TableName, key: string): void {
		const address = `${table}/${key}`;
		if (this.#found.has(address)) return;
		this.#found.set(address, { table, key });
		for (const listener of this.#listeners) listener();
	}

	/** Mended, or given up: not damaged any more. */
	forget({ table, key }: RowAddress): void {
		this.#found.delete(`${table}/${key}`);
	}

	/** Those of these tables. */
	in(tables: readonly TableName[]): RowAddress[] {
		return [...this.#found.values()].filter(({ table }) => tables.includes(table));
	}

	/** Calls at once if something is damaged already; returns the function that stops it. */
	listen(listener: () => void): () => void {
		this.#listeners.add(listener);
		if (this.#found.size > 0) listener();
		return () => this.#listeners.delete(listener);
	}
}
