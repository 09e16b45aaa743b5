// A tiny word outside IndexedDB: how many items of an account were unsent here. It tells that the browser emptied the
// store, and what went with it. An opaque id and a number, nothing of the person.

import { markKey, marksPlace } from './marks';

function read(key: string): number | null {
	const text = marksPlace()?.getItem(key) ?? null;
	return text === null || !/^\d+$/.test(text) ? null : Number(text);
}

function write(key: string, count: number): void {
	if (read(key) === count) return;
	try {
		marksPlace()?.setItem(key, String(count));
	} catch (error) {
		// No room for four digits either: the store itself tells the person that it is full.
		if (!(error instanceof DOMException)) throw error;
	}
}

/** The store is whole and holds this many unsent items now. */
export function noteKept(accountId: string, unsent: number): void {
	write(markKey('kept', accountId), unsent);
}

/**
 * To call when the store turns out to be empty: what it held by the last word. Null: nothing was ever kept here.
 * Said again at each start until `lossWasRead`.
 */
export function noteLoss(accountId: string): number | null {
	const kept = read(markKey('kept', accountId));
	const before = read(markKey('lost', accountId));
	marksPlace()?.removeItem(markKey('kept', accountId));
	if (kept === null && before === null) return null;
	const lost = (kept ?? 0) + (before ?? 0);
	write(markKey('lost', accountId), lost);
	return lost;
}

/** A loss that the person has not read yet; null: none. */
export function unreadLoss(accountId: string): number | null {
	return read(markKey('lost', accountId));
}

export function lossWasRead(accountId: string): void {
	marksPlace()?.removeItem(markKey('lost', accountId));
}

/** Copies of what the server has were dropped for want of room: the sync asks for them again once there is some. */
export function noteTrimmed(accountId: string): void {
	write(markKey('trimmed', accountId), 1);
}

export function isTrimmed(accountId: string): boolean {
	return read(markKey('trimmed', accountId)) !== null;
}

export function trimmedWasRegained(accountId: string): void {
	marksPlace()?.removeItem(markKey('trimmed', accountId));
}
