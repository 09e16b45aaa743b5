// Welcome message and activities: to the académie of the administrateur, or the choice of one.
import { redirect } from '@sveltejs/kit';
import { academiesOf, requireRole } from '$lib/server/auth';
import { guarded } from '$lib/server/http/endpoint';
import type { PageServerLoad, PageServerLoadEvent } from './$types';

export const load: PageServerLoad = guarded((event: PageServerLoadEvent) => {
	const [first] = academiesOf(requireRole(event, 'administrateur'), 'administrateur');
	redirect(303, `/administration/ouverture/${first}`);
});
