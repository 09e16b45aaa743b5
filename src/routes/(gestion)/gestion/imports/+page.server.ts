// Imports of an académie: what was received, and the form that sends one more file.
import { SOURCES } from '$lib/domain/import/source';
import { guarded } from '$lib/server/http/endpoint';
import { importAcademy, importList } from '$lib/server/imports/sources/desk-imports';
import { academiesWithRole } from '$lib/server/services/caller';
import { gestionCaller } from '../../desk-caller.server';
import type { PageServerLoad, PageServerLoadEvent } from './$types';

/** What may be wrong with what was sent; the words are the page's. */
const REFUSALS = ['source', 'fichier', 'taille', 'bases'] as const;

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { searchParams } = event.url;
	const asked = searchParams.get('academie');
	const caller = gestionCaller(event, asked ?? undefined);
	const academies = academiesWithRole(caller, 'gestionnaire');
	const academy = asked ?? academies[0] ?? '';
	const { label, zone, isOnFiles } = await importAcademy(academy);
	return {
		academies,
		academy,
		academyLabel: label,
		zone,
		isOnFiles,
		sources: SOURCES,
		refusal: REFUSALS.find((known) => known === searchParams.get('refus')) ?? null,
		imports: await importList(academy)
	};
});
