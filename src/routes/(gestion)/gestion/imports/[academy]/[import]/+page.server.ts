// One import: how far it is, what it found and will change, and the two things that can be done with it.
import { redirect, type Actions, type RequestEvent } from '@sveltejs/kit';
import { guarded } from '$lib/server/http/endpoint';
import { readForm } from '$lib/server/http/form';
import { applyImport, importAcademy, importPage, stopImport } from '$lib/server/imports/sources/desk-imports';
import { gestionCaller } from '../../../../desk-caller.server';
import type { PageServerLoad, PageServerLoadEvent } from './$types';

/** Seconds until a page of an import under way is asked for again; by a header, without script. */
const REFRESH_SECONDS = '2';

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { academy, import: id } = event.params;
	gestionCaller(event, academy);
	const { label, zone } = await importAcademy(academy);
	const page = await importPage(academy, id);
	if (page.isUnderWay) event.setHeaders({ refresh: REFRESH_SECONDS });
	return { academy, academyLabel: label, zone, ...page };
});

type ImportEvent = RequestEvent<{ academy: string; import: string }>;

/** Back to the same page by GET, so that a refresh asks for nothing twice. */
function back({ params }: ImportEvent): never {
	redirect(303, `/gestion/imports/${params.academy}/${params.import}`);
}

export const actions: Actions<{ academy: string; import: string }> = {
	apply: guarded(async (event: ImportEvent): Promise<never> => {
		const { academy, import: id } = event.params;
		gestionCaller(event, academy);
		await readForm(event.request);
		await applyImport(academy, id);
		back(event);
	}),
	stop: guarded(async (event: ImportEvent): Promise<never> => {
		const { academy, import: id } = event.params;
		const caller = gestionCaller(event, academy);
		await readForm(event.request);
		await stopImport(academy, id, caller);
		back(event);
	})
};
