// Makes of a chosen file what is attached to a claim: a PDF as it is, any picture redrawn and bare of its metadata.
// Knows neither the claim nor where the bytes are kept.
import type { RefusalCode } from '$lib/contracts/refusal';
import type { DocumentNotice } from '$lib/domain/supporting-document/document-notice';
import { cleanFileName } from '$lib/domain/supporting-document/file-name';
import { carriesPosition, stripImageMetadata } from '$lib/domain/supporting-document/image-metadata';
import { inspectDocument, type InspectedDocument } from '$lib/domain/supporting-document/inspect-document';
import { pdfHeaderAt } from '$lib/domain/supporting-document/inspect-pdf';
import { MAX_DOCUMENT_BYTES, REENCODED_BYTES } from '$lib/domain/supporting-document/limits';
import type { DocumentFormat } from '$lib/domain/supporting-document/supporting-document';
import { decodePicture } from './decode-picture';
import { noticesOf, redrawAttempts, refusalUnderName } from './photo-decisions';
import { drawAsJpeg, isCanvasFaithful } from './redraw-photo';

export type PreparedDocument =
	| {
			ok: true;
			bytes: Uint8Array<ArrayBuffer>;
			format: DocumentFormat;
			name: string;
			notices: DocumentNotice[];
	  }
	| { ok: false; code: RefusalCode };

/** [chosen] No phone makes a photo heavier than this; more would only exhaust its memory. 64 MiB. */
export const MAX_CHOSEN_BYTES = 64 * 1024 * 1024;

/**
 * A PDF keeps its bytes and is refused over 5 Mo (5,242,880 bytes). A picture (JPEG, PNG, GIF; HEIC; AVIF or WebP
 * where this browser decodes them) becomes a JPEG under 5,000,000 bytes: upright, on white, without position,
 * metadata or hidden data, first frame only. A picture cut short is refused. [chosen] guide §2.6.4.3, l.1086–1091.
 */
export async function prepareDocument(file: {
	name: string;
	bytes: Uint8Array<ArrayBuffer>;
}): Promise<PreparedDocument> {
	const isPdf = pdfHeaderAt(file.bytes) !== -1;
	if (file.bytes.length > (isPdf ? MAX_DOCUMENT_BYTES : MAX_CHOSEN_BYTES)) {
		return { ok: false, code: 'document-too-large' };
	}
	const inspected = inspectDocument(file.bytes);
	if (!inspected.ok) return { ok: false, code: refusalUnderName(inspected.code, file.name) };
	if (inspected.format !== 'pdf') return preparePicture(file, inspected);
	const { name, changed } = cleanFileName(file.name, 'pdf');
	const notices = noticesOf({
		original: inspected,
		isRenamed: changed,
		isSmaller: false,
		hadPosition: false
	});
	return { ok: true, bytes: file.bytes, format: 'pdf', name, notices };
}

async function preparePicture(
	file: { name: string; bytes: Uint8Array<ArrayBuffer> },
	original: InspectedDocument
): Promise<PreparedDocument> {
	if (!isCanvasFaithful()) return { ok: false, code: 'document-unsupported' };
	const decoded = await decodePicture(file.bytes, original.format);
	if (!decoded.ok) return decoded;
	const { picture } = decoded;
	try {
		for (const attempt of redrawAttempts(picture.width, picture.height)) {
			const drawn = stripImageMetadata(await drawAsJpeg(picture, attempt), 'jpeg');
			if (drawn.length >= REENCODED_BYTES) continue;
			const { name, changed } = cleanFileName(file.name, 'jpeg');
			const notices = noticesOf({
				original,
				isRenamed: changed,
				isSmaller: attempt.width < picture.width || file.bytes.length >= REENCODED_BYTES,
				hadPosition: hadPosition(file.bytes, original)
			});
			return { ok: true, bytes: drawn, format: 'jpeg', name, notices };
		}
	} finally {
		picture.close();
	}
	return { ok: false, code: 'document-too-large' };
}

function hadPosition(bytes: Uint8Array, { format }: InspectedDocument): boolean {
	return (format === 'jpeg' || format === 'png') && carriesPosition(bytes, format);
}
