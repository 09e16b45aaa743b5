// Which account was last open on this device: an opaque id, nothing that names the person.

const LAST_ACCOUNT = 'imagin-last-account';

/** Storage may be forbidden altogether (private windows, policies): then the device remembers nobody. */
function place(): Storage | null {
	try {
		return globalThis.localStorage ?? null;
	} catch (error) {
		if (error instanceof DOMException) return null;
		throw error;
	}
}

export function lastAccount(): string | null {
	return place()?.getItem(LAST_ACCOUNT) ?? null;
}

/** Null after «Quitter»: nobody's database is opened at the next start. */
export function rememberAccount(accountId: string | null): void {
	if (accountId === null) place()?.removeItem(LAST_ACCOUNT);
	else place()?.setItem(LAST_ACCOUNT, accountId);
}

/** Calls back when another tab of this device signs out or lets somebody else in; with the account now open there. */
export function onAccountChange(listener: (accountId: string | null) => void): void {
	globalThis.addEventListener('storage', ({ key, newValue }) => {
		if (key === LAST_ACCOUNT) listener(newValue);
	});
}

const SESSION_END = 'imagin-session-end';
const QUIT_SESSION = 'imagin-quit-session';

/** When the session now in use ends, by the server: tells one session from another, names nobody. */
export function noteSession(expiresAt: string): void {
	place()?.setItem(SESSION_END, expiresAt);
}

/** «Quitter» was said and the server has not heard of it yet. */
export function noteQuit(isPending: boolean): void {
	const session = place()?.getItem(SESSION_END) ?? null;
	if (isPending && session !== null) place()?.setItem(QUIT_SESSION, session);
	else place()?.removeItem(QUIT_SESSION);
}

/** The end of the session that was quit without a network, or null. */
export function quitSession(): string | null {
	return place()?.getItem(QUIT_SESSION) ?? null;
}

const DEVICE = 'imagin-device';

/** An id of chance that tells this browser from another, for the server's half of what opens it again; names nobody. */
export function deviceId(): string {
	const kept = place()?.getItem(DEVICE) ?? null;
	if (kept !== null) return kept;
	const made = crypto.randomUUID();
	place()?.setItem(DEVICE, made);
	return made;
}
