// «Journal» of an académie: the choice and the place in it are in the address, and name nobody.
import { readJournalFilter } from '$lib/domain/audit/journal-filter';
import { guarded } from '$lib/server/http/endpoint';
import { journalPage, subjectOfFileNumber } from '$lib/server/services/audit-journal';
import { academiesWithRole } from '$lib/server/services/caller';
import { gestionCaller } from '../../desk-caller.server';
import type { PageServerLoad, PageServerLoadEvent } from './$types';

const MAX_FILE_NUMBER = 40;

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { searchParams } = event.url;
	const asked = searchParams.get('academie');
	const caller = gestionCaller(event, asked ?? undefined);
	const academies = academiesWithRole(caller, 'gestionnaire');
	const academy = asked ?? academies[0] ?? '';
	const filter = readJournalFilter((name) => searchParams.get(name));
	const fileNumber = (searchParams.get('dossier') ?? '').trim().slice(0, MAX_FILE_NUMBER);
	const subject = fileNumber === '' ? null : await subjectOfFileNumber(academy, fileNumber, caller);
	if (subject !== null) filter.subject = subject;
	const before = searchParams.get('avant') ?? '';
	const page = await journalPage(
		{ base: 'academy', academy },
		filter,
		/^\d{1,15}$/.test(before) ? Number(before) : null,
		caller
	);
	return {
		...page,
		academies,
		academy,
		filter,
		fileNumber,
		isUnknownFileNumber: fileNumber !== '' && subject === null,
		isFirst: before === ''
	};
});
