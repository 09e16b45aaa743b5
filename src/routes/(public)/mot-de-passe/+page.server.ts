// A person's own change of password; an external comes here before anything else at the first sign-in.
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { PASSWORD_PROBLEMS, SIGN_IN_BUSY, tooManyAttempts } from '$lib/fr/gestion/account';
import { changePassword, landingPath } from '$lib/server/auth';
import { asRefused } from '$lib/server/http/busy';
import { guarded } from '$lib/server/http/endpoint';
import { readForm } from '$lib/server/http/form';
import { REFUSAL_STATUS } from '$lib/server/http/refusal-status';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = ({ locals }) => {
	if (locals.session === null) redirect(303, '/connexion?retour=/mot-de-passe');
	const { account, provider } = locals.session;
	const { identifier, mustChangePassword: isFirst } = account;
	// An account that the provider made has a password that nobody knows.
	return { identifier, isFirst, isByProvider: provider !== null && !isFirst };
};

export const actions = {
	default: guarded(async (event: RequestEvent) => {
		if (event.locals.session === null) redirect(303, '/connexion?retour=/mot-de-passe');
		const field = await readForm(event.request);
		try {
			const problem = await changePassword(event, {
				current: field('current'),
				next: field('next'),
				repeated: field('repeated')
			});
			if (problem !== null) return fail(400, { problem, message: PASSWORD_PROBLEMS[problem] });
		} catch (thrown) {
			const refused = asRefused(thrown);
			if (refused === null) throw thrown;
			const { retryAfterSeconds = 1 } = refused.details;
			return fail(REFUSAL_STATUS[refused.code], {
				problem: null,
				message: refused.code === 'busy' ? SIGN_IN_BUSY : tooManyAttempts(retryAfterSeconds)
			});
		}
		redirect(303, landingPath(event.locals.session.account));
	})
} satisfies Actions;
