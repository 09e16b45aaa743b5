// One account before an administrateur of an académie in which it has a role. Each gesture carries the version that was
// on the screen.
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { STANDINGS } from '$lib/domain/access/administration';
import { ROLES } from '$lib/domain/access/role';
import { ACCOUNT_DONE, ACCOUNT_WORDS, ADMINISTRATION_SENTENCES } from '$lib/fr/gestion/administration';
import {
	changeRoles,
	changeStanding,
	endSessions,
	resetFirstPassword,
	resetSecondFactor,
	type AccountForm,
	type ActOutcome
} from '$lib/server/administration/account-acts';
import { changeHeadSchools } from '$lib/server/administration/head-schools';
import { readAccount } from '$lib/server/administration/read-account';
import { guarded } from '$lib/server/http/endpoint';
import { readForm, type FormFields } from '$lib/server/http/form';
import { REFUSAL_STATUS } from '$lib/server/http/refusal-status';
import { zoneOfAcademy } from '$lib/server/services/settings/zone';
import type { Caller } from '$lib/server/services/caller';
import { deskCaller } from '../../../desk-caller.server';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { academy, account } = event.params;
	const caller = deskCaller(event, 'administrateur', academy);
	return {
		academy,
		zone: await zoneOfAcademy(academy),
		done: ACCOUNT_DONE[event.url.searchParams.get('fait') ?? ''] ?? null,
		...(await readAccount(academy, account, caller))
	};
});

type AccountEvent = RequestEvent<{ academy: string; account: string }>;
type Act = (form: AccountForm, text: FormFields, caller: Caller) => Promise<ActOutcome>;

/** What every gesture has in common: the right, the version, the answer. */
function gesture(act: Act, doneWord: (text: FormFields) => string) {
	return guarded(async (event: AccountEvent) => {
		const { academy, account } = event.params;
		const caller = deskCaller(event, 'administrateur', academy);
		const text = await readForm(event.request);
		const version = text('version');
		if (!/^\d{1,9}$/.test(version)) {
			return fail(REFUSAL_STATUS.malformed, {
				message: ACCOUNT_WORDS.malformed,
				password: null,
				schools: text('schools')
			});
		}
		const outcome = await act({ academy, accountId: account, version: Number(version) }, text, caller);
		if (outcome.kind === 'refused') {
			const status =
				outcome.problem === 'stale' ? REFUSAL_STATUS['revision-stale'] : REFUSAL_STATUS.forbidden;
			return fail(status, {
				message: ADMINISTRATION_SENTENCES[outcome.problem],
				password: null,
				schools: text('schools')
			});
		}
		// In the answer to the form alone: no address and no later page has it.
		if (outcome.kind === 'password')
			return { message: null, password: { shown: outcome.shown }, schools: '' };
		redirect(303, `${event.url.pathname}?fait=${doneWord(text)}`);
	});
}

const STANDING_WORDS = { open: 'ouvert', locked: 'verrou', closed: 'ferme' } as const;
const standingOf = (text: FormFields) =>
	STANDINGS.find((standing) => standing === text('standing')) ?? 'open';

export const actions = {
	roles: gesture(
		(form, text, caller) =>
			changeRoles(
				form,
				ROLES.filter((role) => text(role) === 'on'),
				caller
			),
		() => 'roles'
	),
	schools: gesture(
		async (form, text, caller) => {
			const problem = await changeHeadSchools(form, text('seen'), text('schools'), caller);
			return problem === null ? { kind: 'done' } : { kind: 'refused', problem };
		},
		() => 'etablissements'
	),
	standing: gesture(
		(form, text, caller) => changeStanding(form, standingOf(text), caller),
		(text) => STANDING_WORDS[standingOf(text)]
	),
	password: gesture(
		(form, _, caller) => resetFirstPassword(form, caller),
		() => 'motdepasse'
	),
	sessions: gesture(
		(form, text, caller) => endSessions(form, text('reference') === '' ? null : text('reference'), caller),
		() => 'sessions'
	),
	factor: gesture(
		(form, _, caller) => resetSecondFactor(form, caller),
		() => 'cle'
	)
} satisfies Actions;
