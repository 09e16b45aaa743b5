// «Plan du site» of the desk: for whoever has a page there.
import { deskPagesOf } from '$lib/domain/access/desk-pages';
import { requireAccount } from '$lib/server/auth';
import { guarded } from '$lib/server/http/endpoint';
import { Refused } from '$lib/server/refused';
import type { PageServerLoad, PageServerLoadEvent } from './$types';

export const load: PageServerLoad = guarded((event: PageServerLoadEvent) => {
	if (deskPagesOf(requireAccount(event).roles).length === 0) throw new Refused('forbidden');
});
