// A new account of the académie; or roles here for somebody whose identifier has an account already.
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { ROLES } from '$lib/domain/access/role';
import { ADMINISTRATION_SENTENCES } from '$lib/fr/gestion/administration';
import { createAccount, grantByIdentifier } from '$lib/server/administration/create-account';
import { guarded } from '$lib/server/http/endpoint';
import { readForm, type FormFields } from '$lib/server/http/form';
import { REFUSAL_STATUS } from '$lib/server/http/refusal-status';
import { deskCaller } from '../../../desk-caller.server';
import type { AdministrationProblem } from '$lib/domain/access/administration';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

export const load: PageServerLoad = guarded((event: PageServerLoadEvent) => {
	const { academy } = event.params;
	deskCaller(event, 'administrateur', academy);
	return { academy };
});

function typedOf(text: FormFields) {
	return {
		kind: text('kind') === 'external' ? ('external' as const) : ('academic' as const),
		identifier: text('identifier').slice(0, 100),
		fullName: text('fullName').slice(0, 200),
		roles: ROLES.filter((role) => text(role) === 'on')
	};
}

function refusedForm(
	problem: AdministrationProblem,
	typed: ReturnType<typeof typedOf>,
	existing: string | null = null
) {
	return fail(REFUSAL_STATUS['rules-broken'], {
		problem,
		existing,
		message: ADMINISTRATION_SENTENCES[problem],
		typed,
		created: null
	});
}

type CreationEvent = RequestEvent<{ academy: string }>;

export const actions = {
	create: guarded(async (event: CreationEvent) => {
		const { academy } = event.params;
		const caller = deskCaller(event, 'administrateur', academy);
		const typed = typedOf(await readForm(event.request));
		const outcome = await createAccount({ academy, ...typed }, caller);
		if (outcome.kind === 'refused') return refusedForm(outcome.problem, typed, outcome.existing);
		const { accountId, shownPassword } = outcome;
		return {
			problem: null,
			existing: null,
			message: null,
			typed: null,
			created: { accountId, shownPassword }
		};
	}),
	grant: guarded(async (event: CreationEvent) => {
		const { academy } = event.params;
		const caller = deskCaller(event, 'administrateur', academy);
		const typed = typedOf(await readForm(event.request));
		const outcome = await grantByIdentifier({ academy, ...typed }, caller);
		if (outcome.kind === 'refused') return refusedForm(outcome.problem, typed);
		redirect(303, `/administration/${academy}/${outcome.accountId}?fait=donne`);
	})
} satisfies Actions;
