// A tiny word outside IndexedDB: how many items of an account were unsent here. It tells that the browser emptied the
// store, and what went with it. An opaque id and a number, nothing of the person.

const KEPT = 'imagin-kept-';
const LOST = 'imagin-lost-';
const TRIMMED = 'imagin-trimmed-';

/** Storage may be forbidden altogether (private windows, policies): then nothing can be told apart. */
function place(): Storage | null {
	try {
		return globalThis.localStorage ?? null;
	} catch (error) {
		if (error instanceof DOMException) return null;
		throw error;
	}
}

function read(key: string): number | null {
	const text = place()?.getItem(key) ?? null;
	return text === null || !/^\d+$/.test(text) ? null : Number(text);
}

function write(key: string, count: number): void {
	if (read(key) === count) return;
	try {
		place()?.setItem(key, String(count));
	} catch (error) {
		// No room for four digits either: the store itself tells the person that it is full.
		if (!(error instanceof DOMException)) throw error;
	}
}

/** The store is whole and holds this many unsent items now. */
export function noteKept(accountId: string, unsent: number): void {
	write(KEPT + accountId, unsent);
}

/** The person's data left this device at their word. */
export function forgetKept(accountId: string): void {
	for (const mark of [KEPT, LOST, TRIMMED]) place()?.removeItem(mark + accountId);
}

/**
 * To call when the store turns out to be empty: what it held by the last word. Null: nothing was ever kept here.
 * Said again at each start until `lossWasRead`.
 */
export function noteLoss(accountId: string): number | null {
	const kept = read(KEPT + accountId);
	const before = read(LOST + accountId);
	place()?.removeItem(KEPT + accountId);
	if (kept === null && before === null) return null;
	const lost = (kept ?? 0) + (before ?? 0);
	write(LOST + accountId, lost);
	return lost;
}

/** A loss that the person has not read yet; null: none. */
export function unreadLoss(accountId: string): number | null {
	return read(LOST + accountId);
}

export function lossWasRead(accountId: string): void {
	place()?.removeItem(LOST + accountId);
}

/** Copies of what the server has were dropped for want of room: the sync asks for them again once there is some. */
export function noteTrimmed(accountId: string): void {
	write(TRIMMED + accountId, 1);
}

export function isTrimmed(accountId: string): boolean {
	return read(TRIMMED + accountId) !== null;
}

export function trimmedWasRegained(accountId: string): void {
	place()?.removeItem(TRIMMED + accountId);
}
