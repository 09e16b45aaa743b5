// Decides on a PDF by its structure, without showing it: whole, openable by anybody, inert, and of a bearable size.
import { findLastWord, hasWord, u16le, u32le, u8 } from './inspect-bytes';
import { hasActiveContent } from './inspect-pdf-actions';
import { cataloguesOf, walkPages } from './inspect-pdf-pages';
import { isBlank } from './pdf-structure-lexer';
import { hasKind, PdfObjects, type PdfObject } from './pdf-structure-objects';
import { filtersOf, measureStream } from './pdf-structure-streams';
import { PdfDict, PdfRefusal, WorkBudget, type PdfRefusalCode } from './pdf-structure-values';

/** [chosen] Blank bytes and a byte order mark that mail gateways put before the header. */
const MAX_BLANKS_BEFORE = 64;
/** Viewers look for the end mark in the last 1,024 bytes. */
const MAX_AFTER_END = 1_024;
/** [chosen] An honest document of 5 Mo holds some 50 MB of text and drawings. */
const MAX_INFLATED_BYTES = 96 * 1024 * 1024;
/** An honest file is read about twice; a file of hostile overlaps would be read without end. */
const STEPS_PER_BYTE = 6;
const FREE_STEPS = 1_000_000;
/** [chosen] A4 at 1,440 dpi is 200 million pixels; viewers give up far above. */
const MAX_PICTURE_PIXELS = 300_000_000;

export type PdfInspection = { ok: true; pages: number } | { ok: false; code: PdfRefusalCode };

/** Where `%PDF-` stands if only a byte order mark and blanks precede it, else -1. */
export function pdfHeaderAt(bytes: Uint8Array): number {
	let at = hasWord(bytes, 0, '\u00ef\u00bb\u00bf') ? 3 : 0;
	while (at < MAX_BLANKS_BEFORE && at < bytes.length && isBlank(u8(bytes, at))) at++;
	return hasWord(bytes, at, '%PDF-') ? at : -1;
}

export function inspectPdf(bytes: Uint8Array): PdfInspection {
	try {
		return { ok: true, pages: pagesOf(bytes) };
	} catch (error) {
		if (error instanceof PdfRefusal) return { ok: false, code: error.code };
		throw error;
	}
}

function pagesOf(bytes: Uint8Array): number {
	const end = findLastWord(bytes, '%%EOF', 0);
	if (end === -1 || end < lastWrittenByte(bytes) - MAX_AFTER_END) throw new PdfRefusal('document-damaged');
	if (opensAsZip(bytes)) throw new PdfRefusal('document-mismatch');

	const budget = new WorkBudget(bytes.length * STEPS_PER_BYTE + FREE_STEPS, MAX_INFLATED_BYTES);
	const objects = new PdfObjects(bytes, budget);
	if (objects.trailers.some((trailer) => trailer.all('Encrypt').some((value) => value !== null))) {
		throw new PdfRefusal('document-encrypted');
	}
	if (hasActiveContent(objects)) throw new PdfRefusal('document-active-content');

	const trees = cataloguesOf(objects).map((catalogue) => walkPages(catalogue, objects));
	if (trees.length === 0) throw new PdfRefusal('document-damaged');
	const drawn = new Set(trees.flatMap((tree) => tree.contents));
	for (const object of objects.all) checkWeight(object, drawn.has(object), objects, budget);
	return Math.max(...trees.map((tree) => tree.pages));
}

/** Pictures are judged by their announced size, all other compressed data by what it swells to. */
function checkWeight(object: PdfObject, isDrawn: boolean, objects: PdfObjects, budget: WorkBudget): void {
	const dict = object.value;
	if (object.dataStart === null || !(dict instanceof PdfDict)) return;
	if (hasKind(dict, 'Subtype', 'Image', objects) && !isDrawn) {
		const width = objects.resolve(dict.get('Width') ?? dict.get('W'));
		const height = objects.resolve(dict.get('Height') ?? dict.get('H'));
		if (typeof width !== 'number' || typeof height !== 'number') return;
		if (width * height > MAX_PICTURE_PIXELS) throw new PdfRefusal('document-dimensions');
		if (filtersOf(dict, objects.resolve).length < 2) return;
	}
	measureStream(dict, objects.dataOf(object), objects.resolve, budget);
}

function lastWrittenByte(bytes: Uint8Array): number {
	let at = bytes.length - 1;
	while (at >= 0 && isBlank(u8(bytes, at))) at--;
	return at;
}

/** A file that is also an archive (a ZIP is read from its end): it would open as something else than it shows. */
function opensAsZip(bytes: Uint8Array): boolean {
	const record = findLastWord(bytes, 'PK\u0005\u0006', bytes.length - 65_557);
	if (record === -1) return false;
	const directory = record - u32le(bytes, record + 12);
	return u16le(bytes, record + 10) === 0 || hasWord(bytes, directory, 'PK\u0001\u0002');
}
