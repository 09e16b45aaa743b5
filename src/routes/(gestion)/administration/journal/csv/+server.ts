// The lines on accounts that were chosen, as CSV, while they are read.
import type { RequestEvent } from '@sveltejs/kit';
import { readJournalFilter } from '$lib/domain/audit/journal-filter';
import { journalFileName } from '$lib/fr/gestion/journal';
import { guarded } from '$lib/server/http/endpoint';
import { streamedFile } from '$lib/server/http/streamed-file';
import { journalCsv } from '$lib/server/services/audit-journal';
import { deskCaller } from '../../../desk-caller.server';

export const GET = guarded(async (event: RequestEvent): Promise<Response> => {
	const { searchParams } = event.url;
	const academy = searchParams.get('academie') ?? '';
	const caller = deskCaller(event, 'administrateur', academy);
	const filter = readJournalFilter((name) => searchParams.get(name));
	return streamedFile(await journalCsv({ base: 'directory', academy }, filter, caller), {
		name: journalFileName(academy, true),
		mediaType: 'text/csv; charset=utf-8',
		byteLength: null
	});
});
