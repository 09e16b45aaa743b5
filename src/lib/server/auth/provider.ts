// The OpenID Connect client: code flow with PKCE, state and nonce. openid-client lives here alone; it checks issuer,
// audience, signature, times and nonce of what comes back.
import type { Configuration } from 'openid-client';
import { config } from '../config';
import type { ProviderSettings } from '../provider-settings';
import type { Claims } from './provider-claims';

/** Read at the first sign-in that goes by a provider. */
const openidClient = () => import('openid-client');

let discovered: Promise<Configuration> | null = null;

export function providerSettings(): ProviderSettings | null {
	return config().provider;
}

function neededSettings(): ProviderSettings {
	const settings = providerSettings();
	if (settings === null) throw new Error('no identity provider is configured');
	return settings;
}

/** Read once; after a failure, at the next sign-in anew. */
function configuration(): Promise<Configuration> {
	const { issuer, clientId, clientSecret } = neededSettings();
	discovered ??= openidClient()
		.then((openid) =>
			openid.discovery(new URL(issuer), clientId, clientSecret, undefined, {
				// The settings allow it on this very machine alone.
				execute: issuer.startsWith('http:') ? [openid.allowInsecureRequests] : []
			})
		)
		.catch((error: unknown) => {
			discovered = null;
			throw error;
		});
	return discovered;
}

/** What this browser must bring back; kept in a cookie of its own until then. */
export interface Departure {
	state: string;
	nonce: string;
	verifier: string;
	/** The person was made to prove anew who they are. */
	isAnew: boolean;
	/** Path of ours to go to afterwards. */
	returnPath: string | null;
}

/** Where to send the browser. `isAnew`: the provider must ask for the proof again, whatever session it still has. */
export async function departure(
	callback: string,
	isAnew: boolean,
	returnPath: string | null
): Promise<{ address: URL; kept: Departure }> {
	const openid = await openidClient();
	const kept: Departure = {
		state: openid.randomState(),
		nonce: openid.randomNonce(),
		verifier: openid.randomPKCECodeVerifier(),
		isAnew,
		returnPath
	};
	const address = openid.buildAuthorizationUrl(await configuration(), {
		redirect_uri: callback,
		scope: neededSettings().scope,
		state: kept.state,
		nonce: kept.nonce,
		code_challenge: await openid.calculatePKCECodeChallenge(kept.verifier),
		code_challenge_method: 'S256',
		...(isAnew ? { prompt: 'login', max_age: String(PROOF_SECONDS) } : {})
	});
	return { address, kept };
}

/** A proof of who one is counts as fresh for so long [chosen]. */
export const PROOF_SECONDS = 600;

export interface Arrival {
	subject: string;
	claims: Claims;
	idToken: string;
	/** Seconds since 1970 UTC by the provider; 0: it did not say. */
	authenticatedAt: number;
}

/** Changes the code for tokens and reads them. @throws whatever openid-client finds wrong. */
export async function arrival(address: URL, { state, nonce, verifier, isAnew }: Departure): Promise<Arrival> {
	const [openid, provider] = await Promise.all([openidClient(), configuration()]);
	const tokens = await openid.authorizationCodeGrant(provider, address, {
		expectedState: state,
		expectedNonce: nonce,
		pkceCodeVerifier: verifier,
		idTokenExpected: true,
		...(isAnew ? { maxAge: PROOF_SECONDS } : {})
	});
	const told = tokens.claims();
	if (told === undefined || tokens.id_token === undefined) throw new Error('the provider sent no ID token');
	// Most providers tell the profile there alone; the ID token's own word stands above it.
	const hasProfile = provider.serverMetadata().userinfo_endpoint !== undefined;
	const profile = hasProfile ? await openid.fetchUserInfo(provider, tokens.access_token, told.sub) : {};
	return {
		subject: told.sub,
		claims: { ...profile, ...told },
		idToken: tokens.id_token,
		authenticatedAt: told.auth_time ?? 0
	};
}

/** Where the provider's own session ends; null: it has no such place. `idToken`: whom to let go; null: not told. */
export async function exitAddress(idToken: string | null, returnTo: string): Promise<URL | null> {
	const [openid, provider] = await Promise.all([openidClient(), configuration()]);
	if (provider.serverMetadata().end_session_endpoint === undefined) return null;
	return openid.buildEndSessionUrl(provider, {
		...(idToken === null ? {} : { id_token_hint: idToken }),
		post_logout_redirect_uri: returnTo
	});
}

/** Whether what was thrown says that the provider could not be reached, rather than that its word is wrong. */
export function isUnreachable(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	if (error instanceof TypeError && error.cause !== undefined) return true;
	return error.name === 'TimeoutError' || ('code' in error && error.code === 'OAUTH_TIMEOUT');
}
