// After the server took the password: this account's data key, made the first time, else opened and wrapped anew.
import type { SignInResponse } from '$lib/contracts/sign-in';
import { makeKeyring, rewrap, type Keyring, type Openers } from './keyring';
import { changeLock, lockOthers, readLock, type LockOpener, type LockRow } from './lock-database';

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

export interface TakeOptions {
	/** A password known from elsewhere, by which the key may be wrapped still. */
	before?: string | undefined;
	/** «Toujours demander»; undefined leaves it as it was. */
	isAlwaysAsked?: boolean | undefined;
	/** What `by.password` is; the account's password if nothing is said. */
	opener?: LockOpener;
}

/**
 * Takes the key for use and stores it for the next starts (unless «toujours demander»); every other account's is taken
 * away. Null: neither the recovery key nor the password opens what is kept here.
 */
export async function takeKey(
	accountId: string,
	by: Openers,
	options: TakeOptions = {}
): Promise<CryptoKey | null> {
	await lockOthers(accountId);
	const kept = await readLock(accountId);
	const opened =
		kept === undefined
			? await makeKeyring(by)
			: await rewrap(kept.keyring, options.before ?? by.password, by);
	if (opened === null) return null;
	const { keyring, key } = opened;
	const stored = await changeLock(accountId, (row) => {
		// Two tabs at once: the first one's data key stands, the second opens that one.
		if (row !== undefined && kept === undefined) return undefined;
		const current = row ?? { ...FRESH, keyring };
		return unlocked(
			{
				...current,
				opener: options.opener ?? 'password',
				isAlwaysAsked: options.isAlwaysAsked ?? current.isAlwaysAsked
			},
			keyring,
			key,
			Date.now()
		);
	});
	return stored === undefined ? takeKey(accountId, by, options) : key;
}

/** Opened by the password alone, without the server: wrapped as it was. */
export async function noteOpened(accountId: string, key: CryptoKey, isAlwaysAsked: boolean): Promise<void> {
	await changeLock(
		accountId,
		(row) => row && unlocked({ ...row, isAlwaysAsked }, row.keyring, key, Date.now())
	);
}

/** The person chose to start anew: what the old key sealed can never be opened again. */
export function forgetKeyring(accountId: string): Promise<unknown> {
	return changeLock(accountId, () => null);
}
