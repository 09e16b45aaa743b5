// The missions of the centres that a head holds: which académie, which choice, which page, all in the address.
import { guarded } from '$lib/server/http/endpoint';
import { CENTRE_CHOICES, centreList } from '$lib/server/services/attestations';
import { academiesWithRole } from '$lib/server/services/caller';
import { deskCaller } from '../desk-caller.server';
import type { PageServerLoad, PageServerLoadEvent } from './$types';

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { searchParams } = event.url;
	const asked = searchParams.get('academie');
	const caller = deskCaller(event, 'chefCentre', asked ?? undefined);
	const academies = academiesWithRole(caller, 'chefCentre');
	const academy = asked ?? academies[0] ?? '';
	const choice = CENTRE_CHOICES.find((known) => known === searchParams.get('choix')) ?? 'toAttest';
	return {
		...(await centreList(academy, choice, searchParams.get('apres'), caller)),
		academies,
		academy,
		choice
	};
});
