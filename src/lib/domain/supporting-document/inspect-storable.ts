// The last look before bytes are stored, wherever they come from: our own app, or another program that speaks to the
// server. Decodes nothing.
import { carriesMetadata } from './image-metadata';
import { inspectDocument, type InspectionRefusal } from './inspect-document';
import { MAX_DOCUMENT_BYTES } from './limits';
import type { DocumentFormat } from './supporting-document';

/**
 * Why these bytes cannot be stored as that format, or null if they can. [chosen] A picture that still carries
 * metadata (a position, a text, a hidden archive) is refused and not stripped here: its SHA-256 was promised, and our
 * app redraws every picture before it promises. Example: a photo straight from a camera → `document-mismatch`.
 */
export function refusalToStore(
	bytes: Uint8Array,
	promised: DocumentFormat
): InspectionRefusal | 'document-too-large' | null {
	if (bytes.length > MAX_DOCUMENT_BYTES) return 'document-too-large';
	const inspected = inspectDocument(bytes);
	if (!inspected.ok) return inspected.code;
	const { format } = inspected;
	if (format === 'heic' || format === 'avif' || format === 'webp') return 'document-unsupported';
	if (format !== promised) return 'document-mismatch';
	return format !== 'pdf' && carriesMetadata(bytes, format) ? 'document-mismatch' : null;
}
