// A device whose data a provider's account opens by a phrase of its own: when the server's half of the key is given.
import { Refused } from '../refused';
import { hasDeviceKey } from '../repositories/directory-device-keys';
import { PROOF_SECONDS } from './provider';
import type { SignedInSession } from './sessions';

/**
 * A device that is new to the account gets its half at once: it opens nothing. One that may hold sealed data gets it
 * only against a proof that the provider saw in the last minutes, so that neither a session left open nor the
 * provider's own opens what a phrase closed.
 * @throws Refused `forbidden`: a local password opened the session, or the proof is too old.
 */
export async function requireFreshProof(
	{ account, provider }: SignedInSession,
	device: string
): Promise<void> {
	if (provider === null) throw new Refused('forbidden');
	const age = Date.now() / 1000 - provider.authenticatedAt;
	if (age > PROOF_SECONDS && (await hasDeviceKey(account.id, device))) throw new Refused('forbidden');
}
