// The data key of one account on this device, twice wrapped: by the password, and by the server's recovery key.
// Knows no storage and no network. The key is seen bare only inside these functions.

/** OWASP's figure for PBKDF2-HMAC-SHA-256 (2023), and the least that the specification takes. */
export const ITERATIONS = 600_000;
const KEY_BYTES = 32;
const IV_BYTES = 12;
const SALT_BYTES = 16;

interface Wrapped {
	iv: Uint8Array<ArrayBuffer>;
	key: ArrayBuffer;
}

/** How the password was stretched is kept beside it: later builds may ask for more. */
export interface WrappedByPassword extends Wrapped {
	kdf: 'PBKDF2-SHA-256';
	iterations: number;
	salt: Uint8Array<ArrayBuffer>;
}

export interface Keyring {
	byPassword: WrappedByPassword;
	byRecovery: Wrapped;
}

/** What a person or the server gives to wrap a data key by. */
export interface Openers {
	password: string;
	/** Base64 of 32 bytes. */
	recoveryKey: string;
}

function random(length: number): Uint8Array<ArrayBuffer> {
	return crypto.getRandomValues(new Uint8Array(length));
}

async function passwordKey(
	password: string,
	{ salt, iterations }: Pick<WrappedByPassword, 'salt' | 'iterations'>
): Promise<CryptoKey> {
	// Typed on another keyboard, the same word may come in other code points.
	const bytes = new TextEncoder().encode(password.normalize('NFC'));
	const base = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
	const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
	return crypto.subtle.deriveKey(algorithm, base, { name: 'AES-GCM', length: 256 }, false, [
		'encrypt',
		'decrypt'
	]);
}

function serverKey(recoveryKey: string): Promise<CryptoKey> {
	const bytes = Uint8Array.from(atob(recoveryKey), (character) => character.charCodeAt(0));
	return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

async function wrap(by: CryptoKey, bare: Uint8Array<ArrayBuffer>): Promise<Wrapped> {
	const iv = random(IV_BYTES);
	return { iv, key: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, by, bare) };
}

/** Null: another password, or another key, wrapped it. */
async function unwrap(by: CryptoKey, { iv, key }: Wrapped): Promise<Uint8Array<ArrayBuffer> | null> {
	try {
		return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, by, key));
	} catch (error) {
		// WebCrypto's word for a tag that does not fit.
		if (error instanceof DOMException && error.name === 'OperationError') return null;
		throw error;
	}
}

async function wrapBoth(bare: Uint8Array<ArrayBuffer>, by: Openers): Promise<Keyring> {
	const how = { kdf: 'PBKDF2-SHA-256' as const, iterations: ITERATIONS, salt: random(SALT_BYTES) };
	const [password, recovery] = await Promise.all([passwordKey(by.password, how), serverKey(by.recoveryKey)]);
	return { byPassword: { ...how, ...(await wrap(password, bare)) }, byRecovery: await wrap(recovery, bare) };
}

/** For use: it can seal and open, and cannot be read out again. */
async function usable(bare: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
	const key = await crypto.subtle.importKey('raw', bare, 'AES-GCM', false, ['encrypt', 'decrypt']);
	bare.fill(0);
	return key;
}

/** A new data key of chance. */
export async function makeKeyring(by: Openers): Promise<{ keyring: Keyring; key: CryptoKey }> {
	const bare = random(KEY_BYTES);
	const keyring = await wrapBoth(bare, by);
	return { keyring, key: await usable(bare) };
}

/** Null: not the password that the key was wrapped by. */
export async function openByPassword({ byPassword }: Keyring, password: string): Promise<CryptoKey | null> {
	const bare = await unwrap(await passwordKey(password, byPassword), byPassword);
	return bare === null ? null : usable(bare);
}

/**
 * Opens by a password known before, else by the recovery key, and wraps anew by what holds now. Null: neither opens it
 * (the password was changed elsewhere, and the server no longer has this device's recovery key).
 */
export async function rewrap(
	{ byPassword, byRecovery }: Keyring,
	before: string,
	now: Openers
): Promise<{ keyring: Keyring; key: CryptoKey } | null> {
	const bare =
		(await unwrap(await serverKey(now.recoveryKey), byRecovery)) ??
		(await unwrap(await passwordKey(before, byPassword), byPassword));
	if (bare === null) return null;
	const keyring = await wrapBoth(bare, now);
	return { keyring, key: await usable(bare) };
}
