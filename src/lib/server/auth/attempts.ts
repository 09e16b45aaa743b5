// How many times a password may be tried. Counted in the directory, so that several processes count together.
import { createHash } from 'node:crypto';
import { nowMs } from '../clock';
import {
	countFailures,
	deleteAttemptsBefore,
	forgiveAttempts,
	takeAttempt,
	type AttemptLimit
} from '../repositories/directory-attempts';
import { Refused } from '../refused';

const MINUTE_MS = 60_000;

/** One account from one address: five free attempts, then 30 s, 1 min, 2 min… up to a quarter of an hour. */
export const ACCOUNT_LIMIT: AttemptLimit = {
	freeAttempts: 5,
	windowMs: 60 * MINUTE_MS,
	firstDelayMs: MINUTE_MS / 2,
	longestDelayMs: 15 * MINUTE_MS
};

/** One address, all accounts: high and by a short delay, for a whole school comes out of one address. */
export const ADDRESS_LIMIT: AttemptLimit = {
	freeAttempts: 100,
	windowMs: 15 * MINUTE_MS,
	firstDelayMs: 1000,
	longestDelayMs: MINUTE_MS
};

/**
 * One account, all addresses: many machines that guess together are slowed to some two tries a minute. Short, so that
 * they keep nobody out for long; a device that the person signed in from before is not held up at all.
 */
export const EVERYWHERE_LIMIT: AttemptLimit = {
	freeAttempts: 50,
	windowMs: 60 * MINUTE_MS,
	firstDelayMs: 1000,
	longestDelayMs: MINUTE_MS / 2
};

/** An IPv6 subscriber holds a whole /64: counted as one address. */
export function networkOf(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
	if (mapped?.[1] !== undefined) return mapped[1];
	if (!address.includes(':')) return address;
	const [head = '', tail] = address.toLowerCase().split('::');
	const left = head === '' ? [] : head.split(':');
	const right = tail === undefined || tail === '' ? [] : tail.split(':');
	const groups =
		tail === undefined ? left : [...left, ...Array(8 - left.length - right.length).fill('0'), ...right];
	return groups
		.slice(0, 4)
		.map((group: string) => group.replace(/^0+(?=.)/, ''))
		.join(':');
}

/** The table tells neither who was tried nor from where. */
function subject(...parts: string[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

export interface FailedSignIns {
	here: number;
	everywhere: number;
}

export interface Attempt {
	/** To be called when the password was right. */
	forgive(): Promise<void>;
}

function tooMany(blockedUntil: number, nowMs: number): Refused {
	return new Refused('too-many-attempts', { retryAfterSeconds: (blockedUntil - nowMs) / 1000 });
}

/**
 * `isKnown`: asked by a session of the account, or from a device that it signed in from before.
 * @throws Refused `too-many-attempts` with the seconds to wait; the same for accounts that do not exist.
 */
export async function beginAttempt(
	identifier: string,
	address: string,
	nowMs: number,
	isKnown: boolean
): Promise<Attempt> {
	const network = networkOf(address);
	const byAddress = subject('address', network);
	const byAccount = subject('account', identifier, network);
	const everywhere = subject('account', identifier);
	const blockedUntil =
		(await takeAttempt(byAccount, ACCOUNT_LIMIT, nowMs)) ??
		(await takeAttempt(byAddress, ADDRESS_LIMIT, nowMs));
	if (blockedUntil !== null) throw tooMany(blockedUntil, nowMs);
	// Last: tries that were stopped before count for nobody else.
	const heldUntil = isKnown ? null : await takeAttempt(everywhere, EVERYWHERE_LIMIT, nowMs);
	if (heldUntil !== null) {
		// Nothing was tried from here.
		await forgiveAttempts([], [byAccount, byAddress]);
		throw tooMany(heldUntil, nowMs);
	}
	return { forgive: () => forgiveAttempts([byAccount], isKnown ? [byAddress] : [byAddress, everywhere]) };
}

/** Wrong passwords for this account within the window that counts: from this network, and from all. */
export async function failedAttempts(identifier: string, address: string): Promise<FailedSignIns> {
	const since = nowMs() - ACCOUNT_LIMIT.windowMs;
	const [here, everywhere] = await Promise.all([
		countFailures(subject('account', identifier, networkOf(address)), since),
		countFailures(subject('account', identifier), since)
	]);
	return { here, everywhere };
}

/** Counters are of no use a day later. */
export async function sweepAttempts(nowMs: number): Promise<void> {
	await deleteAttemptsBefore(nowMs - 24 * 60 * MINUTE_MS);
}
