// Signing in by the identity provider, and out there: the two requests of the browser, and the cookies between them.
import type { RequestEvent } from '@sveltejs/kit';
import { log } from '../log';
import { asRefused } from '../http/busy';
import { Refused } from '../refused';
import type { AccountRow } from '../repositories/directory-accounts';
import { accountOfProvider } from './provider-account';
import { readClaims } from './provider-claims';
import { safeReturnPath } from './landing';
import { arrival, departure, exitAddress, isUnreachable, providerSettings, type Departure } from './provider';
import { closeSession, cookieSecurity, openSession } from './sessions';

const WAY_COOKIE = 'imagin_federation';
const WAY_PATH = '/connexion/federation';
export const FEDERATION_RETURN = `${WAY_PATH}/retour`;
const WAY_SECONDS = 600;

const EXIT_COOKIE = 'imagin_exit';
const EXIT_PATH = '/connexion';
const EXIT_SECONDS = 300;
/** Browsers keep 4096 bytes a cookie, name and attributes included. */
const MOST_COOKIE_BYTES = 3_800;
/** In the place of a token that no cookie holds: the provider is left all the same, and asks whom it is to let go. */
const NO_HINT = 'sans-jeton';

export type FederationOutcome =
	| { kind: 'signed-in'; account: AccountRow; returnPath: string | null }
	/** What came back is not what was asked for, or the provider said no. */
	| { kind: 'refused' }
	/** The provider vouches for somebody who has no account here. */
	| { kind: 'unknown' }
	| { kind: 'unreachable' }
	/** We have no place at the moment. */
	| { kind: 'busy' };

function failed(event: RequestEvent, error: unknown): FederationOutcome {
	const kind = isUnreachable(error) ? 'unreachable' : 'refused';
	const code = error instanceof Error && 'code' in error ? String(error.code) : 'none';
	// Never the message: it may hold what the provider wrote of the person.
	log('warning', 'federation', {
		requestId: event.locals.requestId,
		kind,
		name: error instanceof Error ? error.name : 'unknown',
		code
	});
	return { kind };
}

/** Where the browser goes first, or why not. `isAnew`: with a proof made anew. */
export async function beginFederation(event: RequestEvent): Promise<URL | FederationOutcome> {
	const { searchParams, origin } = event.url;
	const returnPath = safeReturnPath(searchParams.get('retour'));
	try {
		const { address, kept } = await departure(
			origin + FEDERATION_RETURN,
			searchParams.has('a-nouveau'),
			returnPath
		);
		event.cookies.set(WAY_COOKIE, JSON.stringify(kept), {
			...cookieSecurity(event),
			path: WAY_PATH,
			maxAge: WAY_SECONDS
		});
		return address;
	} catch (error) {
		return failed(event, error);
	}
}

/** Used once: whatever the answer, the same return opens nothing again. */
function takeDeparture(event: RequestEvent): Departure | null {
	const kept = event.cookies.get(WAY_COOKIE);
	event.cookies.delete(WAY_COOKIE, { ...cookieSecurity(event), path: WAY_PATH });
	if (kept === undefined) return null;
	try {
		return JSON.parse(kept) as Departure;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

export async function endFederation(event: RequestEvent): Promise<FederationOutcome> {
	const settings = providerSettings();
	const kept = takeDeparture(event);
	if (settings === null || kept === null) return { kind: 'refused' };
	try {
		const { subject, claims, idToken, authenticatedAt } = await arrival(event.url, kept);
		const identity = { issuer: settings.issuer, subject };
		const account = await accountOfProvider(identity, readClaims(claims, settings), settings);
		// A session that this browser still had, perhaps another person's, ends here.
		await closeSession(event);
		await openSession(event, account, { authenticatedAt, idToken });
		// The cookie was this browser's to write: the path is looked at again.
		return { kind: 'signed-in', account, returnPath: safeReturnPath(kept.returnPath) };
	} catch (error) {
		if (error instanceof Refused && error.code === 'forbidden') return { kind: 'unknown' };
		return asRefused(error) === null ? failed(event, error) : { kind: 'busy' };
	}
}

/** At «Quitter»: the next page of ours leads on to the provider's exit. */
export function keepForExit(event: RequestEvent): void {
	const idToken = event.locals.session?.provider?.idToken;
	if (idToken === undefined) return;
	event.cookies.set(EXIT_COOKIE, idToken.length > MOST_COOKIE_BYTES ? NO_HINT : idToken, {
		...cookieSecurity(event),
		path: EXIT_PATH,
		maxAge: EXIT_SECONDS
	});
}

/** The provider's exit, once after «Quitter»; null: nothing to leave there. */
export async function takeExit(event: RequestEvent): Promise<string | null> {
	const kept = event.cookies.get(EXIT_COOKIE);
	if (kept === undefined || providerSettings() === null) return null;
	event.cookies.delete(EXIT_COOKIE, { ...cookieSecurity(event), path: EXIT_PATH });
	try {
		return (await exitAddress(kept === NO_HINT ? null : kept, event.url.origin + EXIT_PATH))?.href ?? null;
	} catch (error) {
		failed(event, error);
		return null;
	}
}
