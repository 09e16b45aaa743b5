// Reads one column of a row with its type checked: a schema and a reader that disagree are a fault, told at once.
import type { Row } from './statement';

export function textOf(row: Row, column: string): string {
	const value = row[column];
	if (typeof value !== 'string') throw new TypeError(`Column ${column} holds no text.`);
	return value;
}

export function nullableTextOf(row: Row, column: string): string | null {
	return row[column] === null ? null : textOf(row, column);
}

export function integerOf(row: Row, column: string): number {
	const value = row[column];
	if (typeof value !== 'number' || !Number.isInteger(value)) {
		throw new TypeError(`Column ${column} holds no whole number.`);
	}
	return value;
}

export function nullableIntegerOf(row: Row, column: string): number | null {
	return row[column] === null ? null : integerOf(row, column);
}

/** SQLite has no boolean: 0 or 1. */
export function booleanOf(row: Row, column: string): boolean {
	return integerOf(row, column) === 1;
}

export function bytesOf(row: Row, column: string): Uint8Array<ArrayBuffer> {
	const value = row[column];
	if (!(value instanceof ArrayBuffer)) throw new TypeError(`Column ${column} holds no bytes.`);
	return new Uint8Array(value);
}
