// What reads rows: the store itself, or before it is there the quicker reader of a first list.
import type { DeviceTables, TableName } from './rows';

export interface RowReader {
	get<T extends TableName>(table: T, key: string): Promise<DeviceTables[T] | undefined>;
	/** All rows, in the order of their keys. */
	list<T extends TableName>(table: T): Promise<{ key: string; value: DeviceTables[T] }[]>;
}
