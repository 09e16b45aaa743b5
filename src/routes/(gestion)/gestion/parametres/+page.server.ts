// The settings of one académie: every section, what it does, and who changed it last.
import { academiesOf, requireRole } from '$lib/server/auth';
import { guarded } from '$lib/server/http/endpoint';
import { readOverview } from '$lib/server/services/settings/history';
import { gestionCaller } from '../../desk-caller.server';
import type { PageServerLoad, PageServerLoadEvent } from './$types';

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const account = requireRole(event, 'gestionnaire');
	const academies = academiesOf(account, 'gestionnaire');
	const academy = event.url.searchParams.get('academie') ?? academies[0] ?? '';
	return { academies, academy, ...(await readOverview(academy, gestionCaller(event, academy))) };
});
