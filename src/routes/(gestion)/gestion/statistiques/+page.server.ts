// «Statistiques»: sums that are kept up with the claims, drawn by the server.
import { guarded } from '$lib/server/http/endpoint';
import { askedStatistics, NO_SESSION } from './statistics-scope.server';
import type { PageServerLoad, PageServerLoadEvent } from './$types';

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const asked = await askedStatistics(event);
	return { ...asked, academyLabel: asked.told.academyLabel, noSession: NO_SESSION };
});
