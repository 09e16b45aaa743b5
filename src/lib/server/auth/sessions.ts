// Who is signed in, behind Lucia. Lucia is imported in this folder alone: leaving it means rewriting this folder.
import type { RequestEvent } from '@sveltejs/kit';
import { Lucia, TimeSpan } from 'lucia';
import { IDLE_MS } from '$lib/domain/access/idle';
import { SECOND_FACTOR_ROLES } from '$lib/domain/access/second-factor';
import { nowMs } from '../clock';
import { logFault } from '../log';
import type { AccountRow } from '../repositories/directory-accounts';
import { noteSessionSeen, type SessionFacts } from '../repositories/directory-sessions';
import { agentFamily } from './agent-family';
import { SessionAdapter, tokenHash } from './session-adapter';

/**
 * Hours that a session lives without any request; renewed past its half. [chosen] The thirty minutes of inactivity
 * (guide §1.3.1) are counted where pointer, key and touch are seen: on the device, which locks.
 */
const SESSION_HOURS = 12;

export interface SignedInSession {
	account: AccountRow;
	/** ISO instant, UTC, by the server's clock. */
	expiresAt: string;
	/** Names this session among the account's. */
	idHash: string;
	/** What the identity provider vouched for; null: a local password opened it. */
	provider: { authenticatedAt: number; idToken: string } | null;
}

/** How far «seen» may be behind: a write at each request would cost more than it tells. */
const SEEN_EVERY_SECONDS = 5 * 60;

function nowSeconds(): number {
	return Math.floor(nowMs() / 1000);
}

/** Also where a test's clock was set back since. */
function isSeenLongAgo({ lastSeenAt }: SessionFacts): boolean {
	return Math.abs(nowSeconds() - lastSeenAt) >= SEEN_EVERY_SECONDS;
}

/**
 * The desk's pages keep nothing on a device, so no device locks them: the session of who works there ends here after
 * thirty minutes without a request (guide §1.3.1), counted from the last one noted. Heads of schools and centres too,
 * but for those who serve on juries as well: their device locks, and sends what it holds for longer [chosen].
 */
const DESK_IDLE_SECONDS = IDLE_MS / 1000 + SEEN_EVERY_SECONDS;

function isDeskLeft({ roles, withheldRoles }: AccountRow, { lastSeenAt }: SessionFacts): boolean {
	const held = [...roles, ...withheldRoles].map(({ role }) => role);
	const isOfDesk =
		held.some((role) => SECOND_FACTOR_ROLES.includes(role)) ||
		(held.length > 0 && !held.includes('intervenant'));
	return isOfDesk && nowSeconds() - lastSeenAt >= DESK_IDLE_SECONDS;
}

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

const adapter = new SessionAdapter();
const lucia = new Lucia(adapter, {
	sessionExpiresIn: new TimeSpan(SESSION_HOURS, 'h'),
	sessionCookie: { name: 'imagin_session', attributes: { sameSite: 'lax', path: '/' } },
	getUserAttributes: ({ account }) => ({ account }),
	getSessionAttributes: (facts) => ({ facts })
});

declare module 'lucia' {
	interface Register {
		Lucia: typeof lucia;
		DatabaseUserAttributes: { account: AccountRow };
		DatabaseSessionAttributes: SessionFacts;
	}
}

/** What keeps a cookie of ours from scripts and from other sites. */
export function cookieSecurity({ url }: RequestEvent): { httpOnly: true; sameSite: 'lax'; secure: boolean } {
	return {
		httpOnly: true,
		sameSite: 'lax',
		// A cookie marked Secure never reaches a plain http address; only this machine may do without.
		secure: url.protocol === 'https:' || !LOCAL_HOSTS.includes(url.hostname)
	};
}

function setCookie(event: RequestEvent, token: string | null): void {
	const { name, value, attributes } =
		token === null ? lucia.createBlankSessionCookie() : lucia.createSessionCookie(token);
	event.cookies.set(name, value, { ...attributes, ...cookieSecurity(event), path: '/' });
}

/** Lucia counts by the real clock; under a test's clock what is told outside is shifted like all the rest. */
function toldExpiry(expiresAt: Date): string {
	return new Date(expiresAt.getTime() + nowMs() - Date.now()).toISOString();
}

/** The session of the request's cookie, read from the table each time: a revocation bites at once, everywhere. */
export async function readSession(event: RequestEvent): Promise<SignedInSession | null> {
	const token = event.cookies.get(lucia.sessionCookieName);
	if (token === undefined || token === '') return null;
	const { session, user } = await lucia.validateSession(token);
	if (session === null) {
		setCookie(event, null);
		return null;
	}
	if (isDeskLeft(user.account, session.facts)) {
		await lucia.invalidateSession(token);
		setCookie(event, null);
		return null;
	}
	if (session.fresh) setCookie(event, token);
	if (isSeenLongAgo(session.facts)) noteSeen(event, tokenHash(token), session.facts);
	return signedIn(user.account, token, session);
}

function signedIn(
	account: AccountRow,
	token: string,
	{ expiresAt, facts }: { expiresAt: Date; facts: SessionFacts }
): SignedInSession {
	const { authenticatedAt, idToken } = facts;
	return {
		account,
		expiresAt: toldExpiry(expiresAt),
		idHash: tokenHash(token),
		provider: authenticatedAt === null || idToken === null ? null : { authenticatedAt, idToken }
	};
}

/** Without waiting: nobody's request depends on it, and a lock that lasts costs a line of the list its minute. */
function noteSeen({ locals }: RequestEvent, idHash: string, { lastSeenAt }: SessionFacts): void {
	noteSessionSeen(idHash, nowSeconds(), lastSeenAt).catch((error: unknown) =>
		logFault(error, locals.requestId, 'session seen')
	);
}

/**
 * The account of a session that stands and is not to be renewed yet, read from the table like any other; null for
 * every other case, which `readSession` settles.
 */
export async function settledAccount(cookies: string): Promise<AccountRow | null> {
	const token = lucia.readSessionCookie(cookies);
	if (token === null || token === '') return null;
	const [session, user] = await adapter.getSessionAndUser(token);
	const renewedAfter = Date.now() + (SESSION_HOURS / 2) * 3_600_000;
	if (session === null || user === null || session.expiresAt.getTime() <= renewedAfter) return null;
	if (isSeenLongAgo(session.attributes)) return null;
	return user.attributes.account;
}

/** `provider`: what it vouched for; null where a local password was right. */
export async function openSession(
	event: RequestEvent,
	account: AccountRow,
	provider: SignedInSession['provider'] = null
): Promise<void> {
	const facts: SessionFacts = {
		createdAt: nowSeconds(),
		lastSeenAt: nowSeconds(),
		agent: agentFamily(event.request.headers.get('user-agent')),
		authenticatedAt: provider?.authenticatedAt ?? null,
		idToken: provider?.idToken ?? null
	};
	const { id: token, expiresAt } = await lucia.createSession(account.id, facts);
	setCookie(event, token);
	event.locals.session = signedIn(account, token, { expiresAt, facts });
}

/** Ends this device's session only. */
export async function closeSession(event: RequestEvent): Promise<void> {
	const token = event.cookies.get(lucia.sessionCookieName);
	if (token !== undefined && token !== '') await lucia.invalidateSession(token);
	setCookie(event, null);
	event.locals.session = null;
}

export async function sweepSessions(): Promise<void> {
	await lucia.deleteExpiredSessions();
}
