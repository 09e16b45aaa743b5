// Wraps what a route does, so that a refusal or a fault thrown anywhere below becomes its answer.
import { error, isHttpError, isRedirect, redirect, type RequestEvent } from '@sveltejs/kit';
import { PAGE_REFUSALS, REFUSAL_SENTENCES } from '$lib/fr/refusals';
import { logFault } from '../log';
import { asRefused } from './busy';
import { refuse } from './refusal-response';
import { REFUSAL_STATUS } from './refusal-status';

/** For `+server.ts` under /api: `export const POST = endpoint(async (event) => …)`; every no is JSON with a code. */
export function endpoint<Event extends RequestEvent>(
	handle: (event: Event) => Response | Promise<Response>
): (event: Event) => Promise<Response> {
	return async (event) => {
		const { requestId } = event.locals;
		try {
			return await handle(event);
		} catch (thrown) {
			const refused = asRefused(thrown);
			if (refused !== null) return refuse(refused.code, { ...refused.details, requestId });
			logFault(thrown, requestId, event.route.id ?? 'unknown');
			return refuse('fault', { requestId });
		}
	};
}

/**
 * For the `load` and actions of server-rendered pages: signed out goes to the sign-in page (and back afterwards),
 * a first password and a second factor to theirs, any other refusal to the error page with its sentence.
 */
export function guarded<Event extends RequestEvent, Result>(
	run: (event: Event) => Result | Promise<Result>
): (event: Event) => Promise<Result> {
	return async (event) => {
		try {
			return await run(event);
		} catch (thrown) {
			if (isRedirect(thrown) || isHttpError(thrown)) throw thrown;
			const refused = asRefused(thrown);
			if (refused === null) throw thrown;
			if (refused.code === 'signed-out') {
				redirect(303, `/connexion?retour=${encodeURIComponent(event.url.pathname)}`);
			}
			if (refused.code === 'first-password-to-change') redirect(303, '/mot-de-passe');
			if (refused.code === 'second-factor-required') {
				redirect(303, `/second-facteur?retour=${encodeURIComponent(event.url.pathname)}`);
			}
			error(REFUSAL_STATUS[refused.code], {
				message: PAGE_REFUSALS[refused.code] ?? REFUSAL_SENTENCES[refused.code],
				code: refused.code,
				requestId: event.locals.requestId
			});
		}
	};
}
