// The server's front door: every request gets an id, a session and the same checks before any route sees it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { building } from '$app/environment';
import {
	redirect,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ServerInit
} from '@sveltejs/kit';
import { PAGE_REFUSALS, REFUSAL_SENTENCES } from '$lib/fr/refusals';
import { readSession, settledAccount, type SignedInSession } from '$lib/server/auth';
import { config } from '$lib/server/config';
import { asRefused } from '$lib/server/http/busy';
import { refuse } from '$lib/server/http/refusal-response';
import { isFormWithoutUs, isSameOrigin } from '$lib/server/http/same-origin';
import { tookShortWay, type ShortWay } from '$lib/server/http/short-way';
import { log, logFault, newRequestId } from '$lib/server/log';
import { countRequest } from '$lib/server/metrics';
import { takePush } from '$lib/server/services/take-push';
import { startServer, stopServer } from '$lib/server/startup/start-server';

export const init: ServerInit = async () => {
	if (building) return;
	await startServer();
	openShortWay();
	process.once('sveltekit:shutdown', () => {
		stopServer().catch((error: unknown) => logFault(error, 'none', 'shutdown'));
	});
};

/** Hands the entry (scripts/server-entry.js) the short way of pushes, which lives in this bundle's modules. */
function openShortWay(): void {
	const { origin } = config();
	// Without a fixed address only the framework knows the one that was asked.
	if (origin === null) return;
	const shortWay: ShortWay<SignedInSession['account']> = {
		origin,
		async findAccount(cookies) {
			const account = await settledAccount(cookies);
			return account?.mustChangePassword === true ? null : account;
		},
		answer: (body, { id, fullName, roles }, requestId) =>
			takePush(body, { accountId: id, fullName, roles, requestId })
	};
	Object.assign(globalThis, {
		[Symbol.for('nomade.shortWay')]: (request: IncomingMessage, response: ServerResponse) =>
			tookShortWay(request, response, shortWay)
	});
}

/** Mail providers post here at their reader's word, with no page and no sender (RFC 8058); its token is all it asks for. */
const TAKES_ONE_CLICK = '/(public)/arret-des-courriels/[token]';

/** Where a share of another app lands while no service worker is there to take it: nothing is read, nothing kept. */
const TAKES_A_SHARE = '/partage';

/** Pages that a person who must change the first password may still reach. */
const OPEN_BEFORE_FIRST_CHANGE = [
	'/(public)/mot-de-passe',
	'/(public)/deconnexion',
	TAKES_ONE_CLICK,
	'/(public)/connexion',
	'/(public)/connexion/federation',
	'/(public)/connexion/federation/retour'
];

function isPage(routeId: string | null): routeId is string {
	return routeId !== null && !routeId.startsWith('/api/') && !/^\/(healthz|metrics)/.test(routeId);
}

/** Forms are read whole in memory, and before anybody is signed in: they are short. */
const MAX_FORM_BYTES = 64 * 1024;

/** Addresses that take a file and hold it to a limit of their own. */
const TAKES_A_FILE = [
	'/(gestion)/gestion/exports/[academy]/paiements/depot',
	'/(gestion)/gestion/[academy]/[claim]/piece',
	'/(gestion)/gestion/imports/depot',
	TAKES_A_SHARE
];

function isFromHere({ request, url, route }: RequestEvent): boolean {
	// A device's own share comes from no page; it changes nothing here.
	if (route.id === TAKES_A_SHARE) return true;
	if (!isSameOrigin(request, url.origin)) return false;
	return route.id === TAKES_ONE_CLICK || !isFormWithoutUs(request, url.origin);
}

/** Whatever is no file of its own: the longest is a push of 100 operations with their summaries. */
const MAX_BODY_BYTES = 48 * 1024 * 1024;

function isBodySize({ headers }: Request): boolean {
	return Number(headers.get('content-length') ?? 0) <= MAX_BODY_BYTES;
}

function isFormSize({ method, headers }: Request): boolean {
	if (method === 'GET' || method === 'HEAD') return true;
	const length = headers.get('content-length');
	return length !== null && Number(length) <= MAX_FORM_BYTES;
}

export const handle: Handle = async (input) => {
	const { event, resolve } = input;
	const requestId = newRequestId();
	event.locals.requestId = requestId;
	event.locals.session = null;
	if (building) return resolve(event);

	const startedAt = performance.now();
	const response = await answer(input);
	response.headers.set('x-request-id', requestId);
	// Whoever uses this browser next must not read it again from the cache.
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
	const ms = Math.round(performance.now() - startedAt);
	const { method } = event.request;
	countRequest(event.route.id, method, response.status, ms);
	// The pattern, not the address: an address may hold what is personal.
	log('info', 'request', { requestId, method, route: event.route.id, status: response.status, ms });
	return response;
};

/** What is refused at the door, or what the route answers; either way it is counted and has its line in the log. */
const answer: Handle = async ({ event, resolve }) => {
	const { requestId } = event.locals;
	if (!isFromHere(event)) return refuse('forbidden-origin', { requestId });
	const takesFile = event.route.id !== null && TAKES_A_FILE.includes(event.route.id);
	if (!takesFile && !isBodySize(event.request)) return refuse('document-too-large', { requestId });
	if (isPage(event.route.id) && !takesFile && !isFormSize(event.request))
		return refuse('malformed', { requestId });
	try {
		event.locals.session = await readSession(event);
	} catch (thrown) {
		// A renewal that meets a long lock: the person is still signed in, and asked to try again.
		const refused = asRefused(thrown);
		if (refused === null) throw thrown;
		return refuse(refused.code, { ...refused.details, requestId });
	}
	if (
		event.locals.session?.account.mustChangePassword === true &&
		isPage(event.route.id) &&
		!OPEN_BEFORE_FIRST_CHANGE.includes(event.route.id)
	) {
		redirect(303, '/mot-de-passe');
	}
	return resolve(event);
};

export const handleError: HandleServerError = ({ error, event, status }) => {
	const { requestId } = event.locals;
	if (status === 404) return { message: REFUSAL_SENTENCES['not-found'], code: 'not-found', requestId };
	// An address or a form that cannot be read: no fault of ours, and what was sent belongs in no log.
	if (status < 500) return { message: REFUSAL_SENTENCES.malformed, code: 'malformed', requestId };
	logFault(error, requestId, event.route.id ?? 'unknown');
	const isDesk = event.route.id?.startsWith('/(gestion)') === true;
	const message = (isDesk ? PAGE_REFUSALS.fault : undefined) ?? REFUSAL_SENTENCES.fault;
	return { message, code: 'fault', requestId };
};
