// A session as it is told to the device: who is signed in, until when, by whose clock.
import { PROTOCOL_VERSION } from '$lib/contracts/protocol';
import type { NobodyResponse, SessionResponse } from '$lib/contracts/pull';
import type { SignInResponse } from '$lib/contracts/sign-in';
import { landingPath, recoveryKeyOf, type SignedInSession } from '$lib/server/auth';
import { nowMs } from '$lib/server/clock';
import { Refused } from '$lib/server/refused';

/** @throws Refused `signed-out`. */
export function sessionAnswer(session: SignedInSession | null): SessionResponse {
	if (session === null) throw new Refused('signed-out');
	const { account, expiresAt, provider } = session;
	return {
		protocol: PROTOCOL_VERSION,
		account: {
			id: account.id,
			identifier: account.identifier,
			fullName: account.fullName,
			mustChangePassword: account.mustChangePassword,
			roles: account.roles,
			...(provider === null ? {} : { isByProvider: true })
		},
		expiresAt,
		serverTime: new Date(nowMs()).toISOString()
	};
}

export function nobodyAnswer(): NobodyResponse {
	return { protocol: PROTOCOL_VERSION, account: null, serverTime: new Date(nowMs()).toISOString() };
}

/** Only where the password was just shown to be right, or the provider's proof is fresh. */
export async function signInAnswer(session: SignedInSession | null, device: string): Promise<SignInResponse> {
	const told = sessionAnswer(session);
	if (session === null) throw new Refused('signed-out');
	return {
		...told,
		recoveryKey: await recoveryKeyOf(told.account.id, device),
		landing: landingPath(session.account)
	};
}

export const NOT_KEPT = { headers: { 'cache-control': 'no-store' } };
