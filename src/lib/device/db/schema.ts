// Names and version of a person's database on this device. Knows neither Dexie nor what a row holds.

/** `version` is plain: a transaction rereads it and starts over if another tab changed the row. */
export interface SealedRow {
	/** A UUID, or a word that says nothing of the person. */
	key: string;
	version: number;
	sealed: unknown;
}

/** `imagin-<account id>`. */
export function databaseName(accountId: string): string {
	return `imagin-${accountId}`;
}

/** Of the tables and their indexes. Each version ever released has a fixture in tests/fixtures/device-databases. */
export const SCHEMA_VERSION = 3;
