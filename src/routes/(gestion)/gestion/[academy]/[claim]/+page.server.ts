// One claim before the gestionnaire: shown fresh beside its documents, decided once, told in plain words when it could
// not be. The view or the status of the list it was opened from goes with the address, for «suivant» and «précédent».
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { RefusalCode } from '$lib/contracts/refusal';
import { GESTION_ACTIONS } from '$lib/domain/claim/desk-actions';
import { DECISION_REFUSALS, decisionRefusal, reasonTooLong } from '$lib/fr/gestion/decision';
import { REFUSAL_SENTENCES } from '$lib/fr/refusals';
import { guarded } from '$lib/server/http/endpoint';
import { readForm } from '$lib/server/http/form';
import { REFUSAL_STATUS } from '$lib/server/http/refusal-status';
import { gestionClaim } from '$lib/server/services/gestion-claim';
import { decideAsGestionnaire, MAX_REASON_LENGTH } from '$lib/server/services/gestion-decide';
import { neighboursOf } from '$lib/server/services/gestion-list';
import { shownChoice } from '$lib/server/services/gestion-views';
import { gestionCaller } from '../../../desk-caller.server';
import { depositRefusal, notTakenBack } from './deposit-refusal.server';
import { backTo, keptList } from '../../kept-list.server';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

/** What the other forms of this claim come back with. */
const OTHER_DONE = ['pay', 'scale', 'deposit', 'takeBack'] as const;

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { academy, claim } = event.params;
	const { searchParams } = event.url;
	const caller = gestionCaller(event, academy);
	const done = searchParams.get('fait');
	const list = keptList(event.url);
	const { filter } = await shownChoice(
		academy,
		{
			viewId: searchParams.get('vue'),
			status: searchParams.get('statut'),
			mission: searchParams.get('mission')
		},
		caller
	);
	return {
		...(await gestionClaim(academy, claim, caller)),
		maxReasonLength: MAX_REASON_LENGTH,
		done: GESTION_ACTIONS.find((action) => action === done) ?? null,
		otherDone: OTHER_DONE.find((known) => known === done) ?? null,
		notDeposited: depositRefusal(searchParams.get('refus')),
		notTakenBack: notTakenBack(searchParams.get('retrait')),
		neighbours: list.length > 0 ? await neighboursOf(academy, claim, filter, caller) : null,
		/** The same choice, for links. */
		list: list.length > 0 ? new URLSearchParams(list).toString() : null,
		shownDocument: searchParams.get('piece')
	};
});

const REASON_CODES: readonly RefusalCode[] = ['reason-required', 'attested-absent'];

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
				reason: reason === '' ? null : reason,
				earlierSeen: text('earlier') === '' ? null : text('earlier')
			},
			caller
		);
		if (!result.ok) {
			const isAboutReason = REASON_CODES.includes(result.code);
			const message = decisionRefusal(result.code) ?? REFUSAL_SENTENCES[result.code];
			return refusedForm(result.code, message, reason, isAboutReason);
		}
		redirect(303, backTo(event.url.pathname, ['fait', action], event.url));
	})
} satisfies Actions;
