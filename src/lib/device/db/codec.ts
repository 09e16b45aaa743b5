// The one door between what is stored on the device and what it means: every personal row passes here.
// Knows nothing of tables' contents; asynchronous on purpose, so that encryption needs no other change.

/** Where a row lives: bound into the seal, so that a row moved elsewhere does not open. */
export interface RowAddress {
	table: string;
	key: string;
}

/**
 * Seals before a transaction begins and opens after it ended, never inside: awaiting WebCrypto in an IndexedDB
 * transaction or live query ends it (seen in WebKit).
 */
export interface Codec {
	seal(address: RowAddress, value: unknown): Promise<unknown>;
	open(address: RowAddress, sealed: unknown): Promise<unknown>;
}

/** Stores values as they are. */
export const identityCodec: Codec = {
	seal: (_address, value) => Promise.resolve(value),
	open: (_address, sealed) => Promise.resolve(sealed)
};
