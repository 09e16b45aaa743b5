// What was done to the accounts of an académie, for its administrateurs.
import { readJournalFilter } from '$lib/domain/audit/journal-filter';
import { guarded } from '$lib/server/http/endpoint';
import { journalPage } from '$lib/server/services/audit-journal';
import { academiesWithRole } from '$lib/server/services/caller';
import { deskCaller } from '../../desk-caller.server';
import type { PageServerLoad, PageServerLoadEvent } from './$types';

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { searchParams } = event.url;
	const asked = searchParams.get('academie');
	const caller = deskCaller(event, 'administrateur', asked ?? undefined);
	const academies = academiesWithRole(caller, 'administrateur');
	const academy = asked ?? academies[0] ?? '';
	const filter = readJournalFilter((name) => searchParams.get(name));
	const before = searchParams.get('avant') ?? '';
	const page = await journalPage(
		{ base: 'directory', academy },
		filter,
		/^\d{1,15}$/.test(before) ? Number(before) : null,
		caller
	);
	return {
		...page,
		academies,
		academy,
		filter,
		fileNumber: '',
		isUnknownFileNumber: false,
		isFirst: before === ''
	};
});
