// Rows sealed by AES-GCM 256 under the person's data key. Knows no password and no table: where the key comes from is
// device/lock's business.
import type { Codec, RowAddress } from './codec';
import { packValue, unpackValue } from './pack';

/** First byte of a sealed row: what follows is a random iv of 12 bytes and the ciphertext with its tag. */
const FORM = 1;
const IV_BYTES = 12;
const HEAD_BYTES = 1 + IV_BYTES;

/** Bound to the ciphertext: a row put under another key, or in another table, does not open. */
function boundTo({ table, key }: RowAddress): Uint8Array<ArrayBuffer> {
	return new TextEncoder().encode(`${table}/${key}`);
}

/** Every row of a schema ever written is an object; a sealed one is bytes. */
export function isSealed(stored: unknown): stored is ArrayBuffer {
	return stored instanceof ArrayBuffer;
}

/** From a build before the lock. A Blob, or nothing at all, is what is left of a damaged row. */
function isPlain(stored: unknown): boolean {
	return Object.prototype.toString.call(stored) === '[object Object]';
}

/**
 * `dataKey` may still be on its way: rows are then read meanwhile. If it never comes (rejects), nothing opens, not even
 * a row that an earlier build stored plain; with it, such a row is given as it is.
 */
export function aesCodec(dataKey: CryptoKey | Promise<CryptoKey>): Codec {
	return {
		async seal(address, value) {
			const key = await dataKey;
			const sealed = new Uint8Array(HEAD_BYTES);
			sealed[0] = FORM;
			const iv = crypto.getRandomValues(sealed.subarray(1));
			const algorithm = { name: 'AES-GCM', iv, additionalData: boundTo(address) };
			const ciphertext = await crypto.subtle.encrypt(algorithm, key, packValue(value));
			const whole = new Uint8Array(HEAD_BYTES + ciphertext.byteLength);
			whole.set(sealed);
			whole.set(new Uint8Array(ciphertext), HEAD_BYTES);
			return whole.buffer;
		},
		async open(address, stored) {
			const key = await dataKey;
			if (isPlain(stored)) return stored;
			if (!isSealed(stored) || stored.byteLength <= HEAD_BYTES)
				throw new DOMException('cut', 'OperationError');
			if (new Uint8Array(stored)[0] !== FORM)
				throw new Error('a row sealed in a form that this build does not know');
			const iv = new Uint8Array(stored, 1, IV_BYTES);
			const algorithm = { name: 'AES-GCM', iv, additionalData: boundTo(address) };
			return unpackValue(await crypto.subtle.decrypt(algorithm, key, new Uint8Array(stored, HEAD_BYTES)));
		}
	};
}
