// A document that the gestionnaire deposits: a form with one file, larger than other forms (hooks.server.ts lets it
// through by this route's name), read only once it is known who asks. Answers with the way back to the claim's page.
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { MAX_DOCUMENT_BYTES } from '$lib/domain/supporting-document/limits';
import { DOCUMENT_FOLDERS, DOCUMENT_PURPOSES } from '$lib/domain/supporting-document/supporting-document';
import { guarded } from '$lib/server/http/endpoint';
import { Refused } from '$lib/server/refused';
import { depositAtDesk } from '$lib/server/services/gestion-deposit';
import { gestionCaller } from '../../../../desk-caller.server';
import { isToldOnPage } from '../deposit-refusal.server';
import { backTo } from '../../../kept-list.server';

/** The other fields and the form's own lines beside the file. */
const FORM_BYTES = 64 * 1024;

type PieceEvent = RequestEvent<{ academy: string; claim: string }>;

export const POST = guarded(async (event: PieceEvent): Promise<Response> => {
	const { academy, claim: claimId } = event.params;
	const caller = gestionCaller(event, academy);
	const page = `/gestion/${encodeURIComponent(academy)}/${encodeURIComponent(claimId)}`;
	const code = await refusalOf(async () => {
		const form = await readDeposit(event.request);
		const { file, text } = form;
		if (file === null || file.size === 0) return 'none';
		const folder = DOCUMENT_FOLDERS.find((known) => known === text('folder'));
		const purpose = DOCUMENT_PURPOSES.find((known) => known === text('purpose'));
		const isReadable = /^[0-9a-f-]{36}$/.test(text('decision')) && /^\d{1,9}$/.test(text('revision'));
		if (folder === undefined || purpose === undefined || !isReadable) return 'malformed';
		const result = await depositAtDesk(
			{
				id: text('decision'),
				academy,
				claimId,
				revision: Number(text('revision')),
				folder,
				purpose,
				name: file.name
			},
			new Uint8Array(await file.arrayBuffer()),
			caller
		);
		return result.ok ? null : result.code;
	});
	redirect(303, `${backTo(page, code === null ? ['fait', 'deposit'] : ['refus', code], event.url)}#pieces`);
});

/** A refusal that the page has words for comes back as its code; any other is answered as everywhere. */
async function refusalOf(work: () => Promise<string | null>): Promise<string | null> {
	try {
		return await work();
	} catch (thrown) {
		if (thrown instanceof Refused && isToldOnPage(thrown.code)) return thrown.code;
		throw thrown;
	}
}

/** @throws Refused `document-too-large` by the announced length, before anything is read; `malformed`. */
async function readDeposit(request: Request) {
	const length = Number(request.headers.get('content-length') ?? NaN);
	if (!(length <= MAX_DOCUMENT_BYTES + FORM_BYTES)) throw new Refused('document-too-large');
	if (!/^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '')) {
		throw new Refused('malformed');
	}
	try {
		const form = await request.formData();
		const file = form.get('file');
		const text = (name: string) => {
			const value = form.get(name);
			return typeof value === 'string' ? value : '';
		};
		return { file: file instanceof File ? file : null, text };
	} catch (error) {
		if (error instanceof TypeError) throw new Refused('malformed');
		throw error;
	}
}
