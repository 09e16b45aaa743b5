// «Mise en paiement»: the next batch as it would be, made on demand, and those that were made.
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { BATCH_PARTS } from '$lib/domain/payment/exportable';
import { EXPORTS_WORDS } from '$lib/fr/gestion/exports';
import { batchList } from '$lib/server/exports/batches';
import { createBatch, previewBatch } from '$lib/server/exports/create-batch';
import { MAX_BATCH_LINES } from '$lib/server/exports/gather-batch';
import { guarded } from '$lib/server/http/endpoint';
import { readForm } from '$lib/server/http/form';
import { REFUSAL_STATUS } from '$lib/server/http/refusal-status';
import { academiesWithRole } from '$lib/server/services/caller';
import { gestionCaller } from '../../desk-caller.server';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

const partsOf = (text: string | null) => BATCH_PARTS.find((known) => known === text) ?? 'both';

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { searchParams } = event.url;
	const asked = searchParams.get('academie');
	const caller = gestionCaller(event, asked ?? undefined);
	const academies = academiesWithRole(caller, 'gestionnaire');
	const academy = asked ?? academies[0] ?? '';
	const before = searchParams.get('avant') ?? '';
	return {
		...(await batchList(academy, /^\d{1,9}$/.test(before) ? Number(before) : null, caller)),
		preview: await previewBatch(academy, partsOf(searchParams.get('contenu')), caller),
		isFirst: before === '',
		maxLines: MAX_BATCH_LINES,
		academies,
		academy
	};
});

const REFUSED = { changed: EXPORTS_WORDS.changed, empty: EXPORTS_WORDS.empty } as const;

export const actions = {
	default: guarded(async (event: RequestEvent) => {
		const text = await readForm(event.request);
		const academy = text('academy');
		const caller = gestionCaller(event, academy);
		const isReadable =
			/^[0-9a-f]{64}$/.test(text('mark')) &&
			/^\d{1,15}$/.test(text('upTo')) &&
			/^[0-9a-f-]{36}$/.test(text('decision'));
		if (!isReadable) return fail(REFUSAL_STATUS.malformed, { message: EXPORTS_WORDS.malformed });
		const result = await createBatch(
			{
				academy,
				parts: partsOf(text('parts')),
				mark: text('mark'),
				upTo: Number(text('upTo')),
				decisionId: text('decision')
			},
			caller
		);
		if (!result.ok) return fail(REFUSAL_STATUS['revision-stale'], { message: REFUSED[result.why] });
		redirect(303, `/gestion/exports/${academy}/${result.number}?fait=cree`);
	})
} satisfies Actions;
