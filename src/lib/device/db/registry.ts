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
