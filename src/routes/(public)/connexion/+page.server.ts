// The sign-in page works without script: it is the first thing that a slow phone loads.
import { fail, redirect, type Actions } from '@sveltejs/kit';
import { SIGN_IN_BUSY, SIGN_IN_WORDS, tooManyAttempts } from '$lib/fr/gestion/account';
import { landingPath, safeReturnPath, signIn } from '$lib/server/auth';
import { REFUSAL_STATUS } from '$lib/server/http/refusal-status';
import { Refused } from '$lib/server/refused';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.session !== null) redirect(303, landingPath(locals.session.account));
	return { isSignedOut: url.searchParams.has('deconnecte') };
};

function sentence(refused: Refused): string {
	if (refused.code === 'too-many-attempts') return tooManyAttempts(refused.details.retryAfterSeconds ?? 1);
	return refused.code === 'busy' ? SIGN_IN_BUSY : SIGN_IN_WORDS.wrongCredentials;
}

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const identifier = String(form.get('identifier') ?? '').trim();
		const password = String(form.get('password') ?? '');
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
			if (!(thrown instanceof Refused)) throw thrown;
			const { retryAfterSeconds } = thrown.details;
			if (retryAfterSeconds !== undefined)
				event.setHeaders({ 'retry-after': String(Math.ceil(retryAfterSeconds)) });
			return fail(REFUSAL_STATUS[thrown.code], { identifier, message: sentence(thrown) });
		}
	}
};
