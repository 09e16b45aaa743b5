// The small database where the service worker leaves what another app handed over: sealed files, and for whom to seal.
// Plain by nature, hence nothing that names or describes anybody. Bare IndexedDB: neither side needs Dexie for it.
import { letGoWithPage } from '../let-go';
import type { SealedFile } from './sealed-file';

/** For whom files are sealed: the last person of this device, until they leave it. */
export interface Receiver {
	accountId: string;
	publicKey: ArrayBuffer;
}

const NAME = 'imagin-share';
const FILES = 'files';
const RECEIVER = 'receiver';
const CURRENT = 'current';
const BY_ACCOUNT = 'accountId';

function asked<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
	});
}

/** Opened for each use and closed after it: no connection is there for a browser to cut. */
async function within<T>(
	store: typeof FILES | typeof RECEIVER,
	mode: IDBTransactionMode,
	work: (store: IDBObjectStore) => Promise<T>
): Promise<T> {
	const opening = indexedDB.open(NAME, 1);
	opening.onupgradeneeded = () => {
		opening.result.createObjectStore(RECEIVER);
		opening.result.createObjectStore(FILES).createIndex(BY_ACCOUNT, 'accountId');
	};
	const database = await asked(opening);
	try {
		const transaction = database.transaction(store, mode, { durability: 'strict' });
		letGoWithPage(transaction);
		const done = new Promise<void>((resolve, reject) => {
			transaction.oncomplete = () => resolve();
			transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB'));
		});
		const [result] = await Promise.all([work(transaction.objectStore(store)), done]);
		return result;
	} finally {
		database.close();
	}
}

/** Undefined: nobody is on this device; nothing is taken. */
export function readReceiver(): Promise<Receiver | undefined> {
	return within(RECEIVER, 'readonly', (store) =>
		asked(store.get(CURRENT) as IDBRequest<Receiver | undefined>)
	);
}

export async function setReceiver(receiver: Receiver): Promise<void> {
	await within(RECEIVER, 'readwrite', (store) => asked(store.put(receiver, CURRENT)));
}

/** The person leaves this device; another one's place stays. */
export function withdrawReceiver(accountId: string): Promise<void> {
	return within(RECEIVER, 'readwrite', async (store) => {
		const current = await asked(store.get(CURRENT) as IDBRequest<Receiver | undefined>);
		if (current?.accountId === accountId) await asked(store.delete(CURRENT));
	});
}

export async function putSealed(id: string, file: SealedFile): Promise<void> {
	await within(FILES, 'readwrite', (store) => asked(store.add(file, id)));
}

/** In the order in which they came: ids grow with time. */
export function sealedIds(accountId: string): Promise<string[]> {
	return within(FILES, 'readonly', async (store) =>
		(await asked(store.index(BY_ACCOUNT).getAllKeys(accountId))).map(String)
	);
}

export function readSealed(id: string): Promise<SealedFile | undefined> {
	return within(FILES, 'readonly', (store) => asked(store.get(id) as IDBRequest<SealedFile | undefined>));
}

export async function removeSealed(id: string): Promise<void> {
	await within(FILES, 'readwrite', (store) => asked(store.delete(id)));
}

/** The person's data leaves this device: what nobody could open any more goes with it. */
export async function forgetShared(accountId: string): Promise<void> {
	await withdrawReceiver(accountId);
	await within(FILES, 'readwrite', async (store) => {
		for (const id of await asked(store.index(BY_ACCOUNT).getAllKeys(accountId)))
			await asked(store.delete(id));
	});
}
