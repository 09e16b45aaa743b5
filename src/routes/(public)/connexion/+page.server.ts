// The sign-in page works without script: it is the first thing that a slow phone loads.
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { FEDERATION_WORDS, SIGN_IN_BUSY, SIGN_IN_WORDS, tooManyAttempts } from '$lib/fr/gestion/account';
import { landingPath, providerSettings, safeReturnPath, signIn, takeExit } from '$lib/server/auth';
import { asRefused } from '$lib/server/http/busy';
import { guarded } from '$lib/server/http/endpoint';
import { readForm } from '$lib/server/http/form';
import { REFUSAL_STATUS } from '$lib/server/http/refusal-status';
import type { Refused } from '$lib/server/refused';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

/** The button of the identity provider, which leads back to where the person came from. */
function federation(url: URL): { label: string; href: string } | null {
	const settings = providerSettings();
	if (settings === null) return null;
	const returnPath = safeReturnPath(url.searchParams.get('retour'));
	const href = `/connexion/federation${returnPath === null ? '' : `?retour=${encodeURIComponent(returnPath)}`}`;
	return { label: settings.label ?? FEDERATION_WORDS.submit, href };
}

/** What the way to the provider and back came to. */
function federationProblem(url: URL): string | null {
	const kind = url.searchParams.get('federation');
	if (kind === 'busy') return SIGN_IN_BUSY;
	return kind === 'refused' || kind === 'unknown' || kind === 'unreachable' ? FEDERATION_WORDS[kind] : null;
}

export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const problem = federationProblem(url);
	if (locals.session !== null) redirect(303, landingPath(locals.session.account));
	const exit = await takeExit(event);
	// By this header and not by a redirect: a form of ours may lead nowhere else (CSP form-action).
	if (exit !== null) event.setHeaders({ refresh: `0;url=${exit}` });
	return { isSignedOut: url.searchParams.has('deconnecte'), federation: federation(url), problem };
};

function sentence(refused: Refused): string {
	if (refused.code === 'too-many-attempts') return tooManyAttempts(refused.details.retryAfterSeconds ?? 1);
	if (refused.code === 'account-locked') return SIGN_IN_WORDS.locked;
	return refused.code === 'busy' ? SIGN_IN_BUSY : SIGN_IN_WORDS.wrongCredentials;
}

export const actions = {
	default: guarded(async (event: RequestEvent) => {
		const field = await readForm(event.request);
		const identifier = field('identifier').trim();
		const password = field('password');
		if (identifier === '' || password === '') {
			return fail(400, {
				identifier,
				identifierError: identifier === '' ? SIGN_IN_WORDS.identifierMissing : undefined,
				passwordError: password === '' ? SIGN_IN_WORDS.passwordMissing : undefined
			});
		}
		try {
			const account = await signIn(event, identifier, password);
			const { mustChangePassword } = account;
			const returnPath = mustChangePassword ? null : safeReturnPath(event.url.searchParams.get('retour'));
			redirect(303, landingPath(account, returnPath));
		} catch (thrown) {
			const refused = asRefused(thrown);
			if (refused === null) throw thrown;
			const { retryAfterSeconds } = refused.details;
			if (retryAfterSeconds !== undefined)
				event.setHeaders({ 'retry-after': String(Math.ceil(retryAfterSeconds)) });
			return fail(REFUSAL_STATUS[refused.code], { identifier, message: sentence(refused) });
		}
	})
} satisfies Actions;
