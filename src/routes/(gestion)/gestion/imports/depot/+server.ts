// Takes a source's file in as a stream, larger than a form may be, hence an address of its own (src/hooks.server.ts).
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { isSource } from '$lib/domain/import/source';
import { guarded } from '$lib/server/http/endpoint';
import { importAcademy, takeImport } from '$lib/server/imports/sources/desk-imports';
import { readUpload } from '$lib/server/imports/sources/read-upload';
import { MAX_SOURCE_BYTES, SourceTooLong } from '$lib/server/imports/sources/receive';
import { gestionCaller } from '../../../desk-caller.server';

/** What the form's own words around the file may take. */
const FORM_BYTES = 16 * 1024;

export const POST = guarded(async (event: RequestEvent): Promise<Response> => {
	// In the address, so that the right is asked before the first byte of the file is read.
	const academy = event.url.searchParams.get('academie') ?? '';
	const caller = gestionCaller(event, academy);
	const page = `/gestion/imports?academie=${academy}`;
	if (!(await importAcademy(academy)).isOnFiles) redirect(303, `${page}&refus=bases`);
	const length = Number(event.request.headers.get('content-length') ?? Number.NaN);
	if (!(length <= MAX_SOURCE_BYTES + FORM_BYTES)) redirect(303, `${page}&refus=taille`);
	let id: string | null;
	try {
		id = await readUpload(event.request, async (fields, file) => {
			const source = fields.get('source') ?? '';
			if (isSource(source)) return takeImport(academy, source, file, caller);
			file.bytes.resume();
			return 'source';
		});
	} catch (error) {
		if (!(error instanceof SourceTooLong)) throw error;
		redirect(303, `${page}&refus=taille`);
	}
	if (id === null) redirect(303, `${page}&refus=fichier`);
	if (id === 'source') redirect(303, `${page}&refus=source`);
	redirect(303, `/gestion/imports/${academy}/${id}`);
});
