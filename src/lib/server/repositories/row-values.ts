// Reads cells that hold JSON or one word of a list, beyond what the database room reads. Knows no table.
import { nullableTextOf, textOf, type Row } from '../db';

/** A cell that holds one of the given words. */
export function wordOf<Word extends string>(row: Row, column: string, words: readonly Word[]): Word {
	const value = textOf(row, column);
	const word = words.find((candidate) => candidate === value);
	if (word === undefined) throw new TypeError(`Column ${column} holds an unknown word.`);
	return word;
}

/** A cell that holds one of the given words, or nothing. */
export function nullableWordOf<Word extends string>(
	row: Row,
	column: string,
	words: readonly Word[]
): Word | null {
	return nullableTextOf(row, column) === null ? null : wordOf(row, column, words);
}

/** A cell that holds JSON which this server wrote itself, of the type that the caller names. */
export function jsonOf<Value>(row: Row, column: string): Value {
	return JSON.parse(textOf(row, column)) as Value;
}

/** A value within a row that was itself read as JSON: it is parsed already, and of the type that the caller names. */
export function parsedOf<Value>(row: Row, column: string): Value {
	const value: unknown = row[column];
	if (value === undefined) throw new TypeError(`Column ${column} is missing.`);
	return value as Value;
}
