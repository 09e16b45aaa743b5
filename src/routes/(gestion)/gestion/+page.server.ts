// The gestionnaire's list: which académie, which status, which keyword, which page, all in the address.
import { academiesWithRole } from '$lib/server/services/caller';
import { guarded } from '$lib/server/http/endpoint';
import { GESTION_STATUSES, gestionList } from '$lib/server/services/gestion-list';
import { gestionCaller } from '../desk-caller.server';
import type { PageServerLoad, PageServerLoadEvent } from './$types';

const MAX_KEYWORD_LENGTH = 100;

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { searchParams } = event.url;
	const asked = searchParams.get('academie');
	const caller = gestionCaller(event, asked ?? undefined);
	const academies = academiesWithRole(caller, 'gestionnaire');
	const academy = asked ?? academies[0] ?? '';
	const status = GESTION_STATUSES.find((known) => known === searchParams.get('statut')) ?? 'validated';
	const keyword = (searchParams.get('motcle') ?? '').trim().slice(0, MAX_KEYWORD_LENGTH);
	const list = await gestionList({ academy, status, keyword, after: searchParams.get('apres') }, caller);
	return { ...list, academies, academy, status, keyword };
});
