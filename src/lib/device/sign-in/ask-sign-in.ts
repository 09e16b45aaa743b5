// Gives a password to our server and believes only what is ours: a portal's page or a proxy's word is no answer.
import { isSignInResponse } from '$lib/contracts/envelope';
import type { PasswordProblem, SignInResponse } from '$lib/contracts/sign-in';

export type SignInAnswer =
	| { kind: 'signed-in'; answer: SignInResponse }
	| { kind: 'wrong-credentials' }
	/** The password is right, and an administrateur locked or closed the account. */
	| { kind: 'locked' }
	/** Too many tries, or a busy server: nothing was looked at. */
	| { kind: 'later'; isBusy: boolean; retryAfterSeconds: number }
	| { kind: 'problem'; problem: PasswordProblem; message: string }
	/** The session under which the password was to be changed has ended. */
	| { kind: 'signed-out' }
	/** The identity provider must see the person prove again who they are. */
	| { kind: 'proof-too-old' }
	| { kind: 'unreachable' };

/** A network that hangs must not hold back who knows the password. */
const PATIENCE_MS = 15_000;

interface Refusal {
	code?: unknown;
	message?: unknown;
	problem?: unknown;
}

async function answerOf(response: Response): Promise<SignInAnswer> {
	const body: unknown = JSON.parse(await response.text());
	if (response.ok)
		return isSignInResponse(body) ? { kind: 'signed-in', answer: body } : { kind: 'unreachable' };
	const { code, message, problem } = (typeof body === 'object' ? (body ?? {}) : {}) as Refusal;
	if (code === 'wrong-credentials') return { kind: 'wrong-credentials' };
	if (code === 'account-locked') return { kind: 'locked' };
	if (code === 'signed-out') return { kind: 'signed-out' };
	if (code === 'forbidden') return { kind: 'proof-too-old' };
	if (code === 'too-many-attempts' || code === 'busy') {
		const retryAfterSeconds = Number(response.headers.get('retry-after')) || 1;
		return { kind: 'later', isBusy: code === 'busy', retryAfterSeconds };
	}
	if (code === 'rules-broken' && typeof message === 'string' && typeof problem === 'string') {
		return { kind: 'problem', problem: problem as PasswordProblem, message };
	}
	return { kind: 'unreachable' };
}

async function ask(path: string, body: object): Promise<SignInAnswer> {
	try {
		const response = await fetch(path, {
			method: 'POST',
			headers: { accept: 'application/json', 'content-type': 'application/json' },
			body: JSON.stringify(body),
			cache: 'no-store',
			redirect: 'manual',
			signal: AbortSignal.timeout(PATIENCE_MS)
		});
		return await answerOf(response);
	} catch {
		// No network, a time-out, a page where JSON was due: nobody of ours answered.
		return { kind: 'unreachable' };
	}
}

/** `identifier`: as typed, or the account's id where the device knows nothing else. */
export function askSignIn(identifier: string, password: string, device: string): Promise<SignInAnswer> {
	return ask('/api/session', { identifier, password, device });
}

/** By a person whom an identity provider signed in: the server's half of this device's key. */
export function askDeviceKey(device: string): Promise<SignInAnswer> {
	return ask('/api/session/device', { device });
}

export function askPasswordChange(
	change: { current: string; next: string; repeated: string },
	device: string
): Promise<SignInAnswer> {
	return ask('/api/session/password', { ...change, device });
}
