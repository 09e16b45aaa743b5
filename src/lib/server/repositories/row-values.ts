// Reads a database row's cells by name and kind: a wrong kind is a fault of ours, told with the column's name.
// Knows no table.
import type { Row } from '../db/database';

/** A cell that holds text. */
export function text(row: Row, column: string): string {
	const value = row[column];
	if (typeof value !== 'string') throw new TypeError(`Column ${column} holds no text`);
	return value;
}

/** A cell that holds text or nothing. */
export function textOrNull(row: Row, column: string): string | null {
	const value = row[column];
	return value === null || value === undefined ? null : text(row, column);
}

/** A cell that holds a whole number. */
export function whole(row: Row, column: string): number {
	const value = row[column];
	const number = typeof value === 'bigint' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isSafeInteger(number)) {
		throw new TypeError(`Column ${column} holds no whole number`);
	}
	return number;
}

/** A cell that holds 0 or 1. */
export function flag(row: Row, column: string): boolean {
	return whole(row, column) === 1;
}

/** A cell that holds one of the given words. */
export function oneOf<Word extends string>(row: Row, column: string, words: readonly Word[]): Word {
	const value = text(row, column);
	const word = words.find((candidate) => candidate === value);
	if (word === undefined) throw new TypeError(`Column ${column} holds «${value}»`);
	return word;
}

/** A cell that holds one of the given words, or nothing. */
export function oneOfOrNull<Word extends string>(
	row: Row,
	column: string,
	words: readonly Word[]
): Word | null {
	return textOrNull(row, column) === null ? null : oneOf(row, column, words);
}

/** A cell that holds JSON that this project wrote, of the type that the caller names. */
export function json<Value>(row: Row, column: string): Value {
	return JSON.parse(text(row, column)) as Value;
}

/** A cell that holds bytes. */
export function bytes(row: Row, column: string): Uint8Array {
	const value = row[column];
	if (!(value instanceof ArrayBuffer)) throw new TypeError(`Column ${column} holds no bytes`);
	return new Uint8Array(value);
}
