// Decides by its content what a file is and whether it can be a supporting document («pièce justificative»).
// The same on the phone and on the server: pure, bounded in time and memory, blind to the file's name.
import type { DocumentFormat } from './supporting-document';
import { findWord } from './inspect-bytes';
import { inspectPdf, pdfHeaderAt, type PdfInspection } from './inspect-pdf';
import { isBoxed, isWebp, scanBoxed, scanWebp } from './image-boxes';
import { isGif, scanGif } from './image-gif';
import { isJpeg, scanJpeg } from './image-jpeg';
import { isPng, scanPng } from './image-png';
import type { ImageScan } from './image-scan';

export type InspectionRefusal =
	| 'document-empty'
	| 'document-unsupported'
	| 'document-mismatch'
	| 'document-damaged'
	| 'document-dimensions'
	| 'document-pages'
	| 'document-encrypted'
	| 'document-active-content';

export interface InspectedDocument {
	ok: true;
	/** HEIC, AVIF and WebP are told so that a device that can decode them converts them: never stored as they are. */
	format: DocumentFormat | 'heic' | 'avif' | 'webp';
	/** Images only, as stored, before any turning asked for by EXIF. */
	width?: number;
	height?: number;
	isAnimated?: boolean;
	/** PDF only. */
	pages?: number;
}

export type Inspection = InspectedDocument | { ok: false; code: InspectionRefusal };

/** How far viewers look for a PDF header: a file that some would open as a PDF and others as something else. */
const PDF_SEARCH_BYTES = 1_024;

/**
 * What a file is, by its bytes: JPEG, PNG, GIF or PDF (guide §2.6.4.3, l.1088), or why it cannot be kept.
 * A name never counts: a JPEG called `.png` is a JPEG. Reasons, in docs/decisions/0005-supporting-documents.md:
 * empty; unsupported (another kind); mismatch (two kinds at once); damaged (cut short or no real structure);
 * dimensions (more than 50 million pixels, or data that swells beyond measure); pages (more than 200);
 * encrypted (any PDF protection); active content (scripts, launches, XFA forms, automatic calls outside).
 * Example: a PDF of 200 pages is accepted, of 201 refused.
 */
export function inspectDocument(bytes: Uint8Array): Inspection {
	if (bytes.length === 0) return { ok: false, code: 'document-empty' };
	if (isJpeg(bytes)) return fromScan(scanJpeg(bytes));
	if (isPng(bytes)) return fromScan(scanPng(bytes));
	if (isGif(bytes)) return fromScan(scanGif(bytes));
	if (isWebp(bytes)) return fromScan(scanWebp(bytes));
	if (isBoxed(bytes)) return fromScan(scanBoxed(bytes));
	if (pdfHeaderAt(bytes) !== -1) return fromPdf(inspectPdf(bytes));
	const isHiddenPdf = findWord(bytes, '%PDF-', 0, PDF_SEARCH_BYTES) !== -1;
	return { ok: false, code: isHiddenPdf ? 'document-mismatch' : 'document-unsupported' };
}

function fromScan(scan: ImageScan): Inspection {
	if (!scan.ok) return scan;
	const { format, width, height, isAnimated } = scan;
	return { ok: true, format, width, height, isAnimated };
}

function fromPdf(inspection: PdfInspection): Inspection {
	return inspection.ok ? { ok: true, format: 'pdf', pages: inspection.pages } : inspection;
}
