// Where a tiny word about an account's store is kept outside IndexedDB: opaque ids and numbers, nothing of the person.

/** `kept`: unsent items by the last word; `lost`: those that went with an emptied store; `trimmed`: copies dropped. */
export type Mark = 'kept' | 'lost' | 'trimmed';
const MARKS: readonly Mark[] = ['kept', 'lost', 'trimmed'];

export function markKey(mark: Mark, accountId: string): string {
	return `imagin-${mark}-${accountId}`;
}

/** Storage may be forbidden altogether (private windows, policies): then nothing can be told apart. */
export function marksPlace(): Storage | null {
	try {
		return globalThis.localStorage ?? null;
	} catch (error) {
		if (error instanceof DOMException) return null;
		throw error;
	}
}

/** The person's data left this device at their word. */
export function forgetMarks(accountId: string): void {
	for (const mark of MARKS) marksPlace()?.removeItem(markKey(mark, accountId));
}
