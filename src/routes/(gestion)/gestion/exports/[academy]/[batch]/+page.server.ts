// One batch: what it holds, its files, what of it was paid.
import { batchPage } from '$lib/server/exports/batches';
import { guarded } from '$lib/server/http/endpoint';
import { Refused } from '$lib/server/refused';
import { gestionCaller } from '../../../../desk-caller.server';
import type { PageServerLoad, PageServerLoadEvent } from './$types';

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { academy, batch } = event.params;
	const caller = gestionCaller(event, academy);
	if (!/^\d{1,9}$/.test(batch)) throw new Refused('not-found');
	const after = event.url.searchParams.get('apres') ?? '';
	const page = await batchPage(academy, Number(batch), /^\d{1,9}$/.test(after) ? Number(after) : 0, caller);
	return { ...page, academy, isNew: event.url.searchParams.get('fait') === 'cree' };
});
