// The report of an import as a CSV file, page by page.
import type { RequestEvent } from '@sveltejs/kit';
import { guarded } from '$lib/server/http/endpoint';
import { reportCsv } from '$lib/server/imports/sources/desk-imports';
import { gestionCaller } from '../../../../../desk-caller.server';

export const GET = guarded(
	async (event: RequestEvent<{ academy: string; import: string }>): Promise<Response> => {
		const { academy, import: id } = event.params;
		gestionCaller(event, academy);
		return new Response(await reportCsv(academy, id), {
			headers: {
				'content-type': 'text/csv; charset=utf-8',
				'content-disposition': `attachment; filename="compte-rendu-${id}.csv"`,
				'x-content-type-options': 'nosniff',
				'cache-control': 'no-store'
			}
		});
	}
);
