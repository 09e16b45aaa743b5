// A document's bytes: from this device, else from the server, checked against the hash that the claim tells.
import type { DocumentFormat } from '$lib/domain/supporting-document/supporting-document';
import { openStore } from '../open-store.svelte';
import { fetchDocument } from '../sync/fetch-document';
import { browserTransport } from '../sync/transport';

const MEDIA_TYPES: Record<DocumentFormat, string> = {
	jpeg: 'image/jpeg',
	png: 'image/png',
	gif: 'image/gif',
	pdf: 'application/pdf'
};

/** Null if it is neither here nor to be had now. */
export async function documentBlob(id: string): Promise<Blob | null> {
	const store = openStore.required();
	const found = await fetchDocument(store, browserTransport, id);
	return found === null ? null : new Blob([found.bytes], { type: MEDIA_TYPES[found.format] });
}
