// Ends the session at the server. The cookie is out of a page's reach: only the server can take it back.
import { deviceState } from './live/device-state.svelte';

/** A network that hangs must not hold back who wants to leave. */
const PATIENCE_MS = 8_000;

/**
 * `everywhere`: at the identity provider too, by the next page that the server shows; a lock ends it here alone.
 * False without a network: the quit is kept in mind and told at the next start (registry).
 */
export async function endSession(where: 'here' | 'everywhere' = 'everywhere'): Promise<boolean> {
	try {
		const signal = AbortSignal.timeout(PATIENCE_MS);
		const response = await fetch(where === 'here' ? '/deconnexion?verrou' : '/deconnexion', {
			method: 'POST',
			redirect: 'manual',
			signal,
			keepalive: true
		});
		// Our page answers by a redirect to the sign-in page.
		const isHeard = response.ok || response.type === 'opaqueredirect';
		deviceState.serverReachable = isHeard;
		return isHeard;
	} catch {
		deviceState.serverReachable = false;
		return false;
	}
}
