// The small database beside the persons' own: for each account the wrapped data key and, while unlocked, the key itself.
// Plain by nature, hence nothing that names or describes anybody. Bare IndexedDB: the sign-in page loads no Dexie.
import { letGoWithPage } from '../let-go';
import type { Keyring } from './keyring';

/** While unlocked. The key cannot be taken out of the browser by script (non-extractable). */
export interface KeySession {
	key: CryptoKey;
	/** Ms since 1970, by the device's clock: last pointer, key or touch in any tab; last time any tab ran. */
	lastActiveAt: number;
	lastSeenAt: number;
}

/** Wrong passwords in a row, by which the next try is put off. */
export interface Failures {
	count: number;
	/** Of the last one, ms since 1970 by the device's clock. */
	at: number;
}

/** An account that an identity provider opens has no password of ours: a phrase of this device stands for it. */
export type LockOpener = 'password' | 'phrase';

/** What this device keeps for one account. */
export interface LockRow {
	keyring: Keyring;
	/** Null: locked. */
	session: KeySession | null;
	failures: Failures;
	/** What wrapped the key here: the account's password, or this device's own phrase; absent: the password. */
	opener?: LockOpener;
	/** «Toujours demander»: the key is never stored, only held by the open page. */
	isAlwaysAsked: boolean;
	/** No row of a build from before the lock is left plain. */
	isAllSealed: boolean;
	/** Not sent when it was locked; null: not counted then. */
	unsentCount: number | null;
}

const NAME = 'imagin-lock';
const STORE = 'accounts';

function asked<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
	});
}

/** Opened for each use and closed after it: no connection is there for a browser to cut. */
async function withStore<T>(
	mode: IDBTransactionMode,
	work: (store: IDBObjectStore) => Promise<T>
): Promise<T> {
	const opening = indexedDB.open(NAME, 1);
	opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
	const database = await asked(opening);
	try {
		const transaction = database.transaction(STORE, mode);
		letGoWithPage(transaction);
		const done = new Promise<void>((resolve, reject) => {
			transaction.oncomplete = () => resolve();
			transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB'));
		});
		const result = await work(transaction.objectStore(STORE));
		await done;
		return result;
	} finally {
		database.close();
	}
}

/** Undefined: nobody of this account ever made a key on this device. */
export function readLock(accountId: string): Promise<LockRow | undefined> {
	return withStore('readonly', (store) => asked(store.get(accountId) as IDBRequest<LockRow | undefined>));
}

/**
 * Changes one row in one transaction, over all tabs: `change` gets what is there now, and its answer is stored; null
 * removes the row, undefined leaves it. Gives what was stored.
 */
export function changeLock(
	accountId: string,
	change: (row: LockRow | undefined) => LockRow | null | undefined
): Promise<LockRow | null | undefined> {
	return withStore('readwrite', async (store) => {
		const next = change(await asked(store.get(accountId) as IDBRequest<LockRow | undefined>));
		if (next === null) await asked(store.delete(accountId));
		else if (next !== undefined) await asked(store.put(next, accountId));
		return next;
	});
}

/** Takes the key of every other account away: one person at a time uses the device. */
export function lockOthers(accountId: string): Promise<void> {
	return withStore('readwrite', async (store) => {
		for (const id of await asked(store.getAllKeys())) {
			if (id === accountId) continue;
			const row = await asked(store.get(id) as IDBRequest<LockRow>);
			if (row.session !== null) await asked(store.put({ ...row, session: null }, id));
		}
	});
}
