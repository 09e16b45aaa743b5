// The device's database of one person, as Dexie sees it: sealed rows under opaque keys, nothing personal in an index.
import Dexie, { type Table } from 'dexie';
import { letGoWithPage } from '../let-go';
import { TABLE_NAMES, type TableName } from './rows';
import { SCHEMA_VERSION, type SealedRow } from './schema';

/** Index of every table: key and version, read without the row's payload. */
export const KEY_AND_VERSION = '[key+version]';

/** Tables of the second version: competences, and what can be added to them. */
const SINCE_2: readonly TableName[] = ['competences', 'examOptions'];
/** Of the third: what other apps handed over. */
const SINCE_3: readonly TableName[] = ['inbox', 'inboxBytes', 'inboxPair'];

function storesOf(names: readonly TableName[]): Record<string, string> {
	return Object.fromEntries(names.map((name) => [name, `key, ${KEY_AND_VERSION}`]));
}

export class DeviceDatabase extends Dexie {
	constructor(name: string) {
		// A flat battery loses nothing of what was kept: Chromium would else leave it to the system's own time.
		super(name, { chromeTransactionDurability: 'strict' });
		this.use({
			stack: 'dbcore',
			name: 'let-go',
			create: (core) => ({
				...core,
				transaction(tables, mode, options) {
					const transaction = core.transaction(tables, mode, options);
					letGoWithPage(transaction as IDBTransaction);
					return transaction;
				}
			})
		});
		// Never change a primary key in a released version: a new table and a copy instead.
		const since1 = TABLE_NAMES.filter((name) => !SINCE_2.includes(name) && !SINCE_3.includes(name));
		this.version(1).stores(storesOf(since1));
		this.version(2).stores(storesOf(SINCE_2));
		this.version(SCHEMA_VERSION).stores(storesOf(SINCE_3));
	}

	rows(name: TableName): Table<SealedRow, string> {
		return this.table<SealedRow, string>(name);
	}
}
