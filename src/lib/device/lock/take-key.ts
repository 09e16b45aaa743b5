// After the server took the password: this account's data key, made the first time, else opened and wrapped anew.
import type { SignInResponse } from '$lib/contracts/sign-in';
import { makeKeyring, rewrap, type Keyring, type Openers } from './keyring';
import { changeLock, lockOthers, readLock, type LockRow } from './lock-database';

/** The gestionnaire's pages keep nothing on a device: who has no other role needs no key. */
export function keepsData({ roles }: SignInResponse['account']): boolean {
	return roles.length === 0 || roles.some(({ role }) => role !== 'gestionnaire');
}

function unlocked(row: LockRow, keyring: Keyring, key: CryptoKey, now: number): LockRow {
	return {
		...row,
		keyring,
		session: row.isAlwaysAsked ? null : { key, lastActiveAt: now, lastSeenAt: now },
		failures: { count: 0, at: 0 },
		unsentCount: null
	};
}

const FRESH: Omit<LockRow, 'keyring'> = {
	session: null,
	failures: { count: 0, at: 0 },
	isAlwaysAsked: false,
	isAllSealed: false,
	unsentCount: null
};

/**
 * Takes the key for use and stores it for the next starts (unless «toujours demander»); every other account's is taken
 * away. Null: neither the recovery key nor `before` (a password known from elsewhere) opens what is kept here.
 */
export async function takeKey(
	accountId: string,
	by: Openers,
	{ before = by.password, isAlwaysAsked }: { before?: string; isAlwaysAsked?: boolean } = {}
): Promise<CryptoKey | null> {
	await lockOthers(accountId);
	const kept = await readLock(accountId);
	const opened = kept === undefined ? await makeKeyring(by) : await rewrap(kept.keyring, before, by);
	if (opened === null) return null;
	const { keyring, key } = opened;
	let isOvertaken = false;
	await changeLock(accountId, (row) => {
		// Two tabs at once: the first one's data key stands, the second opens that one.
		isOvertaken = row !== undefined && kept === undefined;
		if (isOvertaken) return undefined;
		const current = { ...(row ?? { ...FRESH, keyring }) };
		if (isAlwaysAsked !== undefined) current.isAlwaysAsked = isAlwaysAsked;
		return unlocked(current, keyring, key, Date.now());
	});
	return isOvertaken
		? takeKey(accountId, by, { before, ...(isAlwaysAsked === undefined ? {} : { isAlwaysAsked }) })
		: key;
}

/** Opened by the password alone, without the server: wrapped as it was. */
export async function noteOpened(accountId: string, key: CryptoKey): Promise<void> {
	await changeLock(accountId, (row) => row && unlocked(row, row.keyring, key, Date.now()));
}

/** The person chose to start anew: what the old key sealed can never be opened again. */
export function forgetKeyring(accountId: string): Promise<unknown> {
	return changeLock(accountId, () => null);
}
