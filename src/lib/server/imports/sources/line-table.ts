// What one kind of file looks like: its columns, and the staged table that its lines fill.
import type { JsonValue } from '../../repositories/sources/staged';
import type { Cells } from '../cells';

export interface LineTable {
	/** Names of the header; those with a trailing «?» may be missing in the file (then empty). */
	columns: readonly string[];
	/** Columns of `staged.lines` after `line`, in the order of what `read` gives; all are text, integer or null. */
	fields: readonly string[];
	/** Fields that later questions look for. */
	indexed: readonly (readonly string[])[];
	/** One line; what is wrong with it is in the cells' problems, and then the row is not kept. */
	read: (cells: Cells, warn: (column: string | null, message: string) => void) => JsonValue[];
}

/** `read` gives the fields by name: a field that is forgotten does not compile. */
export function lineTable<Field extends string>(
	columns: readonly string[],
	fields: readonly Field[],
	indexed: readonly (readonly Field[])[],
	read: (cells: Cells, warn: (column: string | null, message: string) => void) => Record<Field, JsonValue>
): LineTable {
	return {
		columns,
		fields,
		indexed,
		read: (cells, warn) => {
			const row = read(cells, warn);
			return fields.map((field) => row[field]);
		}
	};
}

/** A flag as SQLite keeps it. */
export const flag = (value: boolean): number => (value ? 1 : 0);
