// The one prompt of a locked device: the password opens what is kept here, and with a network renews the session too.
import type { SignInResponse } from '$lib/contracts/sign-in';
import { askDeviceKey, askSignIn, type SignInAnswer } from '../sign-in/ask-sign-in';
import { openByPassword } from './keyring';
import { changeLock, readLock } from './lock-database';
import { waitMs } from './rules';
import { keepsData, noteOpened, takeKey, type TakeOptions } from './take-key';

export type UnlockResult =
	/** `session`: null when the server was not reached; the device opens all the same. */
	| { kind: 'opened'; key: CryptoKey; session: SignInResponse | null }
	/** `waitSeconds`: before a next try without a network counts; 0: none. */
	| { kind: 'wrong'; waitSeconds: number }
	/** It opens here, but the server no longer takes it. */
	| { kind: 'changed-elsewhere' }
	/** Too many wrong ones, and no server to decide. */
	| { kind: 'wait'; waitSeconds: number }
	/** The identity provider must see the person prove again who they are. */
	| { kind: 'prove-again' }
	/** Nothing can be opened without the server: no key was ever made here. */
	| { kind: 'needs-network' }
	/** The server takes it, but it opens nothing here: an older password may. */
	| { kind: 'unopenable'; session: SignInResponse }
	/** Nothing of this account may be kept here (a gestionnaire), or another page comes first. */
	| { kind: 'elsewhere'; landing: string };

/** How long the server's word is waited for once the password opened what is here. */
const GRACE_MS = 4_000;

const later = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), ms));
const seconds = (ms: number) => Math.ceil(ms / 1000);

/** A try is counted before it is made: a page closed in the middle does not give it back. */
async function openHere(accountId: string, password: string): Promise<CryptoKey | 'wrong' | 'wait' | 'none'> {
	const row = await readLock(accountId);
	if (row === undefined) return 'none';
	let isEarly = false;
	await changeLock(accountId, (current) => {
		if (current === undefined) return undefined;
		isEarly = waitMs(current.failures, Date.now()) > 0;
		if (isEarly) return undefined;
		return { ...current, failures: { count: current.failures.count + 1, at: Date.now() } };
	});
	if (isEarly) return 'wait';
	return (await openByPassword(row.keyring, password)) ?? 'wrong';
}

async function currentWait(accountId: string): Promise<number> {
	const row = await readLock(accountId);
	return row === undefined ? 0 : seconds(waitMs(row.failures, Date.now()));
}

async function withServer(
	accountId: string,
	password: string,
	session: SignInResponse,
	options: TakeOptions
): Promise<UnlockResult> {
	if (session.account.mustChangePassword || !keepsData(session.account)) {
		return { kind: 'elsewhere', landing: session.landing };
	}
	const by = { password, recoveryKey: session.recoveryKey };
	const opener = session.account.isByProvider === true ? 'phrase' : 'password';
	const key = await takeKey(accountId, by, { ...options, opener });
	return key === null ? { kind: 'unopenable', session } : { kind: 'opened', key, session };
}

/** The server and the key's wrapping are asked at the same time; the server's «no» stands above a key that opens. */
export async function unlock(
	accountId: string,
	{ password, isAlwaysAsked }: { password: string; isAlwaysAsked: boolean },
	device: string
): Promise<UnlockResult> {
	// The server knows no phrase: it is this device's alone.
	if ((await readLock(accountId))?.opener === 'phrase')
		return unlockByPhrase(accountId, password, isAlwaysAsked);
	const asking = askSignIn(accountId, password, device);
	const here = await openHere(accountId, password);
	const isOpened = typeof here === 'object';
	const answer: SignInAnswer = (await (isOpened ? Promise.race([asking, later(GRACE_MS)]) : asking)) ?? {
		kind: 'unreachable'
	};
	if (answer.kind === 'signed-in') return withServer(accountId, password, answer.answer, { isAlwaysAsked });
	if (answer.kind === 'wrong-credentials') {
		return isOpened
			? { kind: 'changed-elsewhere' }
			: { kind: 'wrong', waitSeconds: await currentWait(accountId) };
	}
	if (isOpened) {
		await noteOpened(accountId, here, isAlwaysAsked);
		return { kind: 'opened', key: here, session: null };
	}
	if (here === 'none') return { kind: 'needs-network' };
	return { kind: here, waitSeconds: await currentWait(accountId) };
}

async function unlockByPhrase(
	accountId: string,
	phrase: string,
	isAlwaysAsked: boolean
): Promise<UnlockResult> {
	const here = await openHere(accountId, phrase);
	if (typeof here === 'object') {
		await noteOpened(accountId, here, isAlwaysAsked);
		return { kind: 'opened', key: here, session: null };
	}
	if (here === 'none') return { kind: 'needs-network' };
	return { kind: here, waitSeconds: await currentWait(accountId) };
}

/**
 * A phrase for this device, the first or in the place of a forgotten one: the identity provider's word stands for the
 * password, and the server gives its half of the key for it.
 */
export async function choosePhrase(
	accountId: string,
	{ phrase, isAlwaysAsked }: { phrase: string; isAlwaysAsked: boolean },
	device: string
): Promise<UnlockResult> {
	const answer = await askDeviceKey(device);
	if (answer.kind === 'signed-in' && answer.answer.account.id === accountId) {
		return withServer(accountId, phrase, answer.answer, { isAlwaysAsked });
	}
	return { kind: answer.kind === 'unreachable' || answer.kind === 'later' ? 'needs-network' : 'prove-again' };
}

/** After `unopenable`: a former password opens what is here, and the one that the server took wraps it from now on. */
export function unlockByFormer(
	session: SignInResponse,
	password: string,
	former: string
): Promise<UnlockResult> {
	return withServer(session.account.id, password, session, { before: former });
}
