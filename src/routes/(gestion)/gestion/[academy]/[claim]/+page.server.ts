// One claim before the gestionnaire: shown fresh, decided once, told in plain words when it could not be.
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { DECISION_REFUSALS, reasonTooLong } from '$lib/fr/gestion/decision';
import { REFUSAL_SENTENCES } from '$lib/fr/refusals';
import { guarded } from '$lib/server/http/endpoint';
import { readForm } from '$lib/server/http/form';
import { REFUSAL_STATUS } from '$lib/server/http/refusal-status';
import { GESTION_ACTIONS, gestionClaim } from '$lib/server/services/gestion-claim';
import { decideAsGestionnaire, MAX_REASON_LENGTH } from '$lib/server/services/gestion-decide';
import type { RefusalCode } from '$lib/contracts/refusal';
import { gestionCaller } from '../../../desk-caller.server';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { academy, claim } = event.params;
	const caller = gestionCaller(event, academy);
	const done = GESTION_ACTIONS.find((action) => action === event.url.searchParams.get('fait')) ?? null;
	return { ...(await gestionClaim(academy, claim, caller)), maxReasonLength: MAX_REASON_LENGTH, done };
});

const REASON_CODES: readonly RefusalCode[] = ['reason-required', 'attested-absent'];

function sentence(code: RefusalCode): string {
	return (DECISION_REFUSALS as Partial<Record<RefusalCode, string>>)[code] ?? REFUSAL_SENTENCES[code];
}

/** What the page shows again: the sentence, where it belongs, and what was typed. */
function refusedForm(code: RefusalCode, message: string, reason: string, isAboutReason: boolean) {
	return fail(REFUSAL_STATUS[code], { message, reason, isAboutReason });
}

type ClaimEvent = RequestEvent<{ academy: string; claim: string }>;

export const actions = {
	default: guarded(async (event: ClaimEvent) => {
		const { academy, claim: claimId } = event.params;
		const caller = gestionCaller(event, academy);
		const text = await readForm(event.request);
		const reason = text('reason').replaceAll('\r\n', '\n').trim();
		const action = GESTION_ACTIONS.find((known) => known === text('action'));
		const isReadable = /^[0-9a-f-]{36}$/.test(text('decision')) && /^\d{1,9}$/.test(text('revision'));
		if (action === undefined || !isReadable) {
			return refusedForm('malformed', DECISION_REFUSALS.malformed, reason, false);
		}
		if (reason.length > MAX_REASON_LENGTH) {
			return refusedForm('malformed', reasonTooLong(MAX_REASON_LENGTH), reason, true);
		}
		const result = await decideAsGestionnaire(
			{
				id: text('decision'),
				academy,
				claimId,
				revision: Number(text('revision')),
				action,
				reason: reason === '' ? null : reason
			},
			caller
		);
		if (!result.ok) {
			const isAboutReason = REASON_CODES.includes(result.code);
			return refusedForm(result.code, sentence(result.code), reason, isAboutReason);
		}
		redirect(303, `${event.url.pathname}?fait=${action}`);
	})
} satisfies Actions;
