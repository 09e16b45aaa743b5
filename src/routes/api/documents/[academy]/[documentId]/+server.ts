// A document's bytes, for its owner or a gestionnaire of its académie.
import { endpoint } from '$lib/server/http/endpoint';
import { readDocument } from '$lib/server/services/read-documents';
import { callerOf } from '../../../caller-of.server';
import { handFile } from '$lib/server/http/hand-file';
import type { RequestEvent } from './$types';

export const GET = endpoint(async (event: RequestEvent) => {
	const { academy, documentId } = event.params;
	return handFile(await readDocument(academy, documentId, callerOf(event)));
});
