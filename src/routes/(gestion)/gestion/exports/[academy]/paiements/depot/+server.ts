// Takes a small file of payment dates for a look; larger than a form may be, hence an address of its own (src/hooks).
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { depositPayments, MAX_PAGE_BYTES } from '$lib/server/exports/payments';
import { guarded } from '$lib/server/http/endpoint';
import { Refused } from '$lib/server/refused';
import { gestionCaller } from '../../../../../desk-caller.server';

/** What the form's own words around the file may take. */
const FORM_BYTES = 4096;

/** Lets what is too large pass by: an answer before the end of an upload reaches no browser. */
async function letPass(request: Request): Promise<void> {
	const reader = request.body?.getReader();
	while (reader !== undefined && !(await reader.read()).done);
}

async function fileOf(request: Request): Promise<File | null> {
	try {
		const field = (await request.formData()).get('file');
		return field instanceof File && field.size > 0 ? field : null;
	} catch (error) {
		// What the platform says of a torn body.
		if (error instanceof TypeError) throw new Refused('malformed');
		throw error;
	}
}

export const POST = guarded(async (event: RequestEvent<{ academy: string }>): Promise<Response> => {
	const { academy } = event.params;
	const caller = gestionCaller(event, academy);
	const page = `/gestion/exports/${academy}/paiements`;
	const length = Number(event.request.headers.get('content-length') ?? Number.NaN);
	if (!(length <= MAX_PAGE_BYTES + FORM_BYTES)) {
		await letPass(event.request);
		redirect(303, `${page}?refus=taille`);
	}
	const file = await fileOf(event.request);
	if (file === null) redirect(303, `${page}?refus=fichier`);
	const bytes = new Uint8Array(await file.arrayBuffer());
	const id = await depositPayments(academy, { name: file.name, bytes }, caller);
	redirect(303, `${page}?fichier=${id}`);
});
