// A part that left for payment: its lines, its corrections, and the form of a new one.
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { CLAIM_PARTS, type ClaimPart } from '$lib/domain/claim/claim';
import { readCorrectedUnits } from '$lib/domain/payment/correction';
import { UNITS_OF_PART } from '$lib/domain/payment/export-units';
import { CORRECTION_REFUSALS, EXPORTS_WORDS } from '$lib/fr/gestion/exports';
import {
	correctPart,
	leftPart,
	withdrawCorrection,
	type CorrectionResult
} from '$lib/server/exports/correct-part';
import { guarded } from '$lib/server/http/endpoint';
import { readForm } from '$lib/server/http/form';
import { REFUSAL_STATUS } from '$lib/server/http/refusal-status';
import { Refused } from '$lib/server/refused';
import { gestionCaller } from '../../../../../../desk-caller.server';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

const DONE = ['corrige', 'retire'] as const;

function partOf(text: string): ClaimPart {
	const part = CLAIM_PARTS.find((known) => known === text);
	if (part === undefined) throw new Refused('not-found');
	return part;
}

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { academy, claim, part } = event.params;
	const caller = gestionCaller(event, academy);
	const left = await leftPart(academy, claim, partOf(part), caller);
	const done = DONE.find((known) => known === event.url.searchParams.get('fait')) ?? null;
	return { ...left, academy, units: UNITS_OF_PART[left.part], done };
});

type PartEvent = RequestEvent<{ academy: string; claim: string; part: string }>;
type Typed = Record<string, string>;

function refused(result: CorrectionResult & { ok: false }, typed: Typed) {
	const code = result.why === 'stale' ? 'revision-stale' : 'rules-broken';
	return fail(REFUSAL_STATUS[code], { message: CORRECTION_REFUSALS[result.why], typed });
}

export const actions = {
	correct: guarded(async (event: PartEvent) => {
		const { academy, claim: claimId } = event.params;
		const caller = gestionCaller(event, academy);
		const part = partOf(event.params.part);
		const text = await readForm(event.request);
		const typed: Typed = Object.fromEntries(
			[...UNITS_OF_PART[part], 'reason'].map((name) => [name, text(name)])
		);
		const last = /^(\d{1,9})\/(\d{1,9})$/.exec(text('last'));
		if (last === null || !/^[0-9a-f-]{36}$/.test(text('decision'))) {
			return fail(REFUSAL_STATUS.malformed, { message: EXPORTS_WORDS.malformed, typed });
		}
		const result = await correctPart(
			{
				academy,
				claimId,
				part,
				due: readCorrectedUnits(part, text),
				reason: text('reason').replaceAll('\r\n', '\n'),
				last: { batch: Number(last[1]), position: Number(last[2]) },
				decisionId: text('decision')
			},
			caller
		);
		if (!result.ok) return refused(result, typed);
		redirect(303, `${event.url.pathname}?fait=corrige`);
	}),
	withdraw: guarded(async (event: PartEvent) => {
		const { academy, claim: claimId } = event.params;
		const caller = gestionCaller(event, academy);
		const part = partOf(event.params.part);
		const text = await readForm(event.request);
		const result = await withdrawCorrection(academy, claimId, part, text('correction'), caller);
		if (!result.ok) return refused(result, {});
		redirect(303, `${event.url.pathname}?fait=retire`);
	})
} satisfies Actions;
