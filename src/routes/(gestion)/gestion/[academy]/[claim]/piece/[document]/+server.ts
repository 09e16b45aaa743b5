// A document that the gestionnaire takes back: a plain form of the claim's page. Answers with the way back to it.
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { guarded } from '$lib/server/http/endpoint';
import { readForm } from '$lib/server/http/form';
import { takeBackDeposit } from '$lib/server/services/gestion-take-back';
import { gestionCaller } from '../../../../../desk-caller.server';
import { backTo } from '../../../../kept-list.server';

type TakeBackEvent = RequestEvent<{ academy: string; claim: string; document: string }>;

export const POST = guarded(async (event: TakeBackEvent): Promise<Response> => {
	const { academy, claim: claimId, document: documentId } = event.params;
	const caller = gestionCaller(event, academy);
	const text = await readForm(event.request);
	const isReadable = /^[0-9a-f-]{36}$/.test(text('decision')) && /^\d{1,9}$/.test(text('revision'));
	const request = { id: text('decision'), academy, claimId, revision: Number(text('revision')), documentId };
	const result = isReadable
		? await takeBackDeposit(request, caller)
		: { ok: false as const, code: 'malformed' as const };
	const page = `/gestion/${encodeURIComponent(academy)}/${encodeURIComponent(claimId)}`;
	const told: [string, string] = result.ok ? ['fait', 'takeBack'] : ['retrait', result.code];
	redirect(303, `${backTo(page, told, event.url)}#pieces`);
});
