// What a file from elsewhere is, by its content, before anybody says to which claim it belongs.
import { inspectDocument } from '$lib/domain/supporting-document/inspect-document';
import { MAX_DOCUMENT_BYTES } from '$lib/domain/supporting-document/limits';
import type { InboxItem } from '../db/rows';
import { refusalUnderName } from '../photos/photo-decisions';
import { MAX_SHARED_BYTES } from '../share/share-limits';

/** Whichever way it came. */
export const MAX_RECEIVED_BYTES = MAX_SHARED_BYTES;

/** What is refused on a claim is refused here, with the same reason. A picture is made lighter on attaching, a PDF is not. */
export function inspectReceived(name: string, content: Uint8Array): Pick<InboxItem, 'format' | 'problem'> {
	const inspection = inspectDocument(content);
	if (!inspection.ok) return { format: null, problem: refusalUnderName(inspection.code, name) };
	const { format } = inspection;
	const isTooLarge = format === 'pdf' && content.byteLength > MAX_DOCUMENT_BYTES;
	return { format, problem: isTooLarge ? 'document-too-large' : null };
}
