// May this device show what it keeps of an account, without asking? One read, made while the person's rows are read.
import { aesCodec, isSealed } from '../db/aes-codec';
import { identityCodec, type Codec } from '../db/codec';
import { changeLock, readLock } from './lock-database';
import { lockReason } from './rules';

export type LockCause =
	/** Thirty minutes without a gesture. */
	| 'idle'
	/** The device's clock is behind the last time seen. */
	| 'clock'
	/** No key is stored: «Quitter», «toujours demander», or it was taken away before. */
	| 'no-key'
	/** This account never made a key here. */
	| 'new'
	/** The browser has no WebCrypto here: nothing may be stored. */
	| 'insecure';

/** Thrown by a codec whose rows may not be opened now. */
export class DeviceLocked extends Error {
	constructor(readonly lockCause: LockCause) {
		super(`the device is locked: ${lockCause}`);
		this.name = 'DeviceLocked';
	}
}

/** WebCrypto is there in secure contexts only (https, or this very machine). */
export function canSeal(): boolean {
	return (globalThis.crypto?.subtle as SubtleCrypto | undefined) !== undefined;
}

/**
 * The stored key, or the reason why there is none to use; one that may no longer be used is deleted before the answer.
 */
export async function storedKey(accountId: string): Promise<CryptoKey | LockCause> {
	if (!canSeal()) return 'insecure';
	const row = await readLock(accountId);
	if (row === undefined) return 'new';
	if (row.session === null) return 'no-key';
	const reason = lockReason(row.session, Date.now());
	if (reason === null) return row.session.key;
	await changeLock(accountId, (current) => current && { ...current, session: null });
	return reason;
}

/** Rows of a build from before the lock. A sealed one whose key is gone is no such row. */
const plainCodec: Codec = {
	seal: (address, value) => identityCodec.seal(address, value),
	open: (address, stored) =>
		isSealed(stored) ? Promise.reject(new DeviceLocked('new')) : identityCodec.open(address, stored)
};

/**
 * Rows are read while the verdict is still awaited, and opened after it. An account that never made a key here is read
 * as it is: its rows were written by a build from before the lock, and the next sign-in seals them.
 */
export function codecBy(verdict: Promise<CryptoKey | LockCause>): Codec {
	const codec = verdict.then((key) => {
		if (key === 'new') return plainCodec;
		if (typeof key === 'string') throw new DeviceLocked(key);
		return aesCodec(key);
	});
	// Whoever reads or writes is told; nobody need be there to hear it.
	codec.catch(() => undefined);
	return {
		seal: async (address, value) => (await codec).seal(address, value),
		open: async (address, stored) => (await codec).open(address, stored)
	};
}
