// A batch's file, issued again as it was, one piece in memory at a time.
import type { RequestEvent } from '@sveltejs/kit';
import { exportFileName } from '$lib/fr/gestion/export-file-words';
import { EXPORT_FORMATS, issueFile } from '$lib/server/exports/batches';
import { guarded } from '$lib/server/http/endpoint';
import { Refused } from '$lib/server/refused';
import { streamedFile } from '$lib/server/http/streamed-file';
import { gestionCaller } from '../../../../../desk-caller.server';

const MEDIA_TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json' } as const;

export const GET = guarded(
	async (event: RequestEvent<{ academy: string; batch: string; format: string }>): Promise<Response> => {
		const { academy, batch } = event.params;
		const caller = gestionCaller(event, academy);
		const format = EXPORT_FORMATS.find((known) => known === event.params.format);
		if (format === undefined || !/^\d{1,9}$/.test(batch)) throw new Refused('not-found');
		const file = await issueFile(academy, Number(batch), format, caller);
		return streamedFile(file.pieces, {
			name: exportFileName(academy, Number(batch), format),
			mediaType: MEDIA_TYPES[format],
			byteLength: file.bytes
		});
	}
);
