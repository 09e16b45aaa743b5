// The words that repositories use to speak to a database. Only this room knows the driver behind them.
import type { InValue, ResultSet as DriverResultSet, Row as DriverRow } from '@libsql/client';

/** A value that can be bound to a `?`. */
export type SqlValue = InValue;

/** One statement with the values of its `?`, in order. */
export interface Statement {
	sql: string;
	args: SqlValue[];
}

/** A value of a row that travels as JSON. */
export type JsonValue = string | number | null;

/**
 * One statement over a list of rows: its first `?` is their JSON text, read by `json_each(?)`, column by column with
 * `value ->> 0`, `value ->> 1`… Nothing else is bound, so that the same statement takes the rows of many at once.
 */
export interface SetStatement {
	sql: string;
	rows: JsonValue[][];
}

/** One row, its values by column name. */
export type Row = DriverRow;

/** What one statement gave: `rows` (a SELECT or RETURNING) or `rowsAffected`. */
export type ResultSet = DriverResultSet;

export function statement(sql: string, args: SqlValue[] = []): Statement {
	return { sql, args };
}
