// Whether the desk of the académie shows a second factor at each sign-in.
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { ADMINISTRATION_SENTENCES, SECURITY_WORDS } from '$lib/fr/gestion/administration';
import { changeRule, readRule } from '$lib/server/administration/second-factor-rule';
import { guarded } from '$lib/server/http/endpoint';
import { readForm } from '$lib/server/http/form';
import { REFUSAL_STATUS } from '$lib/server/http/refusal-status';
import { deskCaller } from '../../../desk-caller.server';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { academy } = event.params;
	const rule = await readRule(academy, deskCaller(event, 'administrateur', academy));
	return { academy, ...rule, done: event.url.searchParams.has('fait') ? SECURITY_WORDS.done : null };
});

export const actions = {
	default: guarded(async (event: RequestEvent<{ academy: string }>) => {
		const { academy } = event.params;
		const caller = deskCaller(event, 'administrateur', academy);
		const asked = (await readForm(event.request))('required');
		if (asked !== 'oui' && asked !== 'non') return fail(REFUSAL_STATUS.malformed, { message: null });
		const problem = await changeRule(academy, asked === 'oui', caller);
		if (problem !== null) {
			return fail(REFUSAL_STATUS.forbidden, { message: ADMINISTRATION_SENTENCES[problem] });
		}
		redirect(303, `${event.url.pathname}?fait`);
	})
} satisfies Actions;
