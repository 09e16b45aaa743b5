// What the gestionnaire enters for the intervenant: the pay, the scale of trips by car. One form each.
import { randomUUID } from 'node:crypto';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { RefusalCode } from '$lib/contracts/refusal';
import type { SuppliedPayEntry } from '$lib/domain/claim/supplied-pay';
import type { Violation } from '$lib/domain/claim/violation';
import { missionDates } from '$lib/domain/mission/schedule';
import { REIMBURSEMENT_SCALES } from '$lib/domain/travel/reimbursement-scale';
import { decisionRefusal } from '$lib/fr/gestion/decision';
import { REFUSAL_SENTENCES } from '$lib/fr/refusals';
import { guarded } from '$lib/server/http/endpoint';
import { readForm, type FormFields } from '$lib/server/http/form';
import { REFUSAL_STATUS } from '$lib/server/http/refusal-status';
import { carTrips, gestionClaim } from '$lib/server/services/gestion-claim';
import { enterPayAtDesk, setScalesAtDesk } from '$lib/server/services/gestion-entries';
import { gestionCaller } from '../../../../desk-caller.server';
import { backTo, keptList } from '../../../kept-list.server';
import { readPayEntry, typedPay } from './pay-form.server';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { academy, claim: claimId } = event.params;
	const shown = await gestionClaim(academy, claimId, gestionCaller(event, academy));
	const { claim, mission } = shown;
	return {
		academyLabel: shown.academyLabel,
		academy,
		claimId,
		list: new URLSearchParams(keptList(event.url)).toString(),
		missionNumber: mission.number,
		personName: shown.profile.fullName,
		revision: claim.revision,
		suppliedPay: claim.suppliedPay ?? null,
		payKinds: [...shown.payKinds],
		/** Lines of half-days: one a day of the mission. */
		dates: missionDates(mission.schedule),
		scales: claim.travelScales ?? {},
		trips: shown.canSetScale ? carTrips(claim, shown.transportModes) : [],
		decisions: { pay: randomUUID(), scale: randomUUID() }
	};
});

type EntryEvent = RequestEvent<{ academy: string; claim: string }>;

/** The sentence, what is wrong, and what was typed. */
function refused(code: RefusalCode, violations: Violation[], typed: Record<string, string>) {
	const message = decisionRefusal(code) ?? REFUSAL_SENTENCES[code];
	return fail(REFUSAL_STATUS[code], { message, violations, typed });
}

function requestOf(event: EntryEvent, text: FormFields) {
	const isReadable = /^[0-9a-f-]{36}$/.test(text('decision')) && /^\d{1,9}$/.test(text('revision'));
	if (!isReadable) return null;
	const { academy, claim: claimId } = event.params;
	return { id: text('decision'), academy, claimId, revision: Number(text('revision')) };
}

export const actions = {
	pay: guarded(async (event: EntryEvent) => {
		const caller = gestionCaller(event, event.params.academy);
		const text = await readForm(event.request);
		const request = requestOf(event, text);
		const typed = typedPay(text);
		if (request === null) return refused('malformed', [], typed);
		const read = readPayEntry(text);
		if (!read.ok) return refused('rules-broken', read.violations, typed);
		const entry: SuppliedPayEntry = read.entry;
		const result = await enterPayAtDesk({ ...request, entry }, caller);
		if (!result.ok) return refused(result.code, result.violations ?? [], typed);
		redirect(303, backTo(`/gestion/${request.academy}/${request.claimId}`, ['fait', 'pay'], event.url));
	}),
	scale: guarded(async (event: EntryEvent) => {
		const caller = gestionCaller(event, event.params.academy);
		const text = await readForm(event.request);
		const request = requestOf(event, text);
		if (request === null) return refused('malformed', [], {});
		const scales = Object.fromEntries(
			text.all('trip').map((id) => {
				const scale = REIMBURSEMENT_SCALES.find((known) => known === text(`scale-${id}`));
				return [id, scale ?? 'sncf'];
			})
		);
		const result = await setScalesAtDesk({ ...request, scales }, caller);
		if (!result.ok) return refused(result.code, result.violations ?? [], {});
		redirect(303, backTo(`/gestion/${request.academy}/${request.claimId}`, ['fait', 'scale'], event.url));
	})
} satisfies Actions;
