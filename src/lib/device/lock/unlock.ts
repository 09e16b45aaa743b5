// The one prompt of a locked device: the password opens what is kept here, and with a network renews the session too.
import type { SignInResponse } from '$lib/contracts/sign-in';
import { askSignIn, type SignInAnswer } from '../sign-in/ask-sign-in';
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
	const key = await takeKey(accountId, by, options);
	return key === null ? { kind: 'unopenable', session } : { kind: 'opened', key, session };
}

/** The server and the key's wrapping are asked at the same time; the server's «no» stands above a key that opens. */
export async function unlock(
	accountId: string,
	{ password, isAlwaysAsked }: { password: string; isAlwaysAsked: boolean },
	device: string
): Promise<UnlockResult> {
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

/** After `unopenable`: a former password opens what is here, and the one that the server took wraps it from now on. */
export function unlockByFormer(
	session: SignInResponse,
	password: string,
	former: string
): Promise<UnlockResult> {
	return withServer(session.account.id, password, session, { before: former });
}
