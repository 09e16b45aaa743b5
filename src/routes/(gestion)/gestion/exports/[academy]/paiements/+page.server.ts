// Dates of payment: what a deposited file would change, and the gesture that writes it.
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { PAYMENTS_WORDS } from '$lib/fr/gestion/payments';
import { applyPayments, paymentsPage } from '$lib/server/exports/payments';
import { guarded } from '$lib/server/http/endpoint';
import { readForm } from '$lib/server/http/form';
import { REFUSAL_STATUS } from '$lib/server/http/refusal-status';
import { gestionCaller } from '../../../../desk-caller.server';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

/** Why a deposit was not kept, by its word in the address. */
const REFUSALS: Readonly<Record<string, string>> = {
	taille: PAYMENTS_WORDS.tooLarge,
	fichier: PAYMENTS_WORDS.noFile
};

const ID = /^[0-9a-f-]{36}$/;

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { academy } = event.params;
	const { searchParams } = event.url;
	const caller = gestionCaller(event, academy);
	const file = searchParams.get('fichier');
	const page = await paymentsPage(academy, file !== null && ID.test(file) ? file : null, caller);
	return {
		...page,
		academy,
		isDone: searchParams.get('fait') === 'enregistre',
		refusal: REFUSALS[searchParams.get('refus') ?? ''] ?? null
	};
});

export const actions = {
	apply: guarded(async (event: RequestEvent<{ academy: string }>) => {
		const { academy } = event.params;
		const caller = gestionCaller(event, academy);
		const text = await readForm(event.request);
		const id = text('file');
		if (!ID.test(id)) return fail(REFUSAL_STATUS.malformed, { message: PAYMENTS_WORDS.noFile });
		const result = await applyPayments(academy, id, caller);
		if (!result.ok) {
			const code = result.why === 'stale' ? 'revision-stale' : 'rules-broken';
			const message = result.why === 'stale' ? PAYMENTS_WORDS.stale : PAYMENTS_WORDS.wrong;
			return fail(REFUSAL_STATUS[code], { message });
		}
		redirect(303, `${event.url.pathname}?fichier=${id}&fait=enregistre`);
	})
} satisfies Actions;
