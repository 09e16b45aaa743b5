// What can go wrong between the app and the device's storage, told apart so that the screen can say it.

/**
 * `full`: no space left. `lost`: the browser cut the connection and reopening did not help. `contended`: other tabs
 * write without end. `superseded`: another tab opened the database with a newer version of the app.
 */
export type StorageFaultCode = 'full' | 'lost' | 'contended' | 'superseded';

/** Thrown when nothing was kept: the screen says «non enregistré» and keeps the text. */
export class StorageFault extends Error {
	constructor(
		readonly code: StorageFaultCode,
		cause: unknown
	) {
		super(`device storage: ${code}`, { cause });
		this.name = 'StorageFault';
	}
}

function namesOf(error: unknown): string[] {
	const names: string[] = [];
	let current: unknown = error;
	while (current instanceof Error || current instanceof DOMException) {
		names.push(current.name);
		// Dexie wraps the browser's error in `inner`.
		current = 'inner' in current ? current.inner : undefined;
	}
	return names;
}

export function isStorageFull(error: unknown): boolean {
	return namesOf(error).includes('QuotaExceededError');
}

/**
 * What browsers say when they cut the connection (WebKit in the background: «Connection to Indexed Database server
 * lost») or could not prepare what was to be written («Error preparing Blob/File data»): both may pass by reopening.
 */
const LOST = [
	'DatabaseClosedError',
	'InvalidStateError',
	'UnknownError',
	'OpenFailedError',
	'AbortError',
	'TransactionInactiveError'
];

/** True if opening the database again may help. Never for a full disk. */
export function isConnectionLost(error: unknown): boolean {
	const names = namesOf(error);
	return !names.includes('QuotaExceededError') && names.some((name) => LOST.includes(name));
}
