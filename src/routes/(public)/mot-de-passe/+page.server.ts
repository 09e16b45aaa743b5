// A person's own change of password; an external comes here before anything else at the first sign-in.
import { fail, redirect } from '@sveltejs/kit';
import { PASSWORD_PROBLEMS, SIGN_IN_BUSY, tooManyAttempts } from '$lib/fr/gestion/account';
import { changePassword, landingPath } from '$lib/server/auth';
import { REFUSAL_STATUS } from '$lib/server/http/refusal-status';
import { Refused } from '$lib/server/refused';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = ({ locals }) => {
	if (locals.session === null) redirect(303, '/connexion?retour=/mot-de-passe');
	const { identifier, mustChangePassword } = locals.session.account;
	return { identifier, isFirst: mustChangePassword };
};

export const actions: Actions = {
	default: async (event) => {
		if (event.locals.session === null) redirect(303, '/connexion?retour=/mot-de-passe');
		const form = await event.request.formData();
		const field = (name: string) => String(form.get(name) ?? '');
		try {
			const problem = await changePassword(event, {
				current: field('current'),
				next: field('next'),
				repeated: field('repeated')
			});
			if (problem !== null) return fail(400, { problem, message: PASSWORD_PROBLEMS[problem] });
		} catch (thrown) {
			if (!(thrown instanceof Refused)) throw thrown;
			const { retryAfterSeconds = 1 } = thrown.details;
			return fail(REFUSAL_STATUS[thrown.code], {
				problem: null,
				message: thrown.code === 'busy' ? SIGN_IN_BUSY : tooManyAttempts(retryAfterSeconds)
			});
		}
		redirect(303, landingPath(event.locals.session.account));
	}
};
