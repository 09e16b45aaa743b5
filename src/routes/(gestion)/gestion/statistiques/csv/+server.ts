// The figures that were asked for, as CSV.
import type { RequestEvent } from '@sveltejs/kit';
import { statisticsCsv, statisticsFileName } from '$lib/fr/gestion/statistics';
import { guarded } from '$lib/server/http/endpoint';
import { attachmentNamed } from '$lib/server/http/hand-file';
import { askedStatistics } from '../statistics-scope.server';

export const GET = guarded(async (event: RequestEvent): Promise<Response> => {
	const { academy, session, exam, told } = await askedStatistics(event);
	return new Response(statisticsCsv(told, session, exam), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': attachmentNamed(statisticsFileName(academy)),
			'x-content-type-options': 'nosniff',
			'cache-control': 'no-store'
		}
	});
});
