// The teachers of a head's school: which académie and which school, in the address.
import { guarded } from '$lib/server/http/endpoint';
import { academiesWithRole } from '$lib/server/services/caller';
import { schoolList } from '$lib/server/services/school-competences';
import { deskCaller } from '../desk-caller.server';
import type { PageServerLoad, PageServerLoadEvent } from './$types';

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { searchParams } = event.url;
	const asked = searchParams.get('academie');
	const caller = deskCaller(event, 'chefEtablissement', asked ?? undefined);
	const academies = academiesWithRole(caller, 'chefEtablissement');
	const academy = asked ?? academies[0] ?? '';
	return { ...(await schoolList(academy, searchParams.get('uai'), caller)), academies, academy };
});
