// Reads a JPEG's segments from start of image to end of image (ITU T.81); decodes nothing.
import { hasWord, u16be, u8 } from './inspect-bytes';
import { DAMAGED, isTooLarge, TOO_LARGE, UNSUPPORTED, type ImagePart, type ImageScan } from './image-scan';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP14 = 0xee;
const COMMENT = 0xfe;

/** Baseline, extended sequential and progressive, all Huffman-coded: what browsers decode. */
const USUAL_FRAMES = new Set([0xc0, 0xc1, 0xc2]);

export function isJpeg(bytes: Uint8Array): boolean {
	return u8(bytes, 0) === 0xff && u8(bytes, 1) === SOI && u8(bytes, 2) === 0xff;
}

/**
 * A JPEG whose last segment is not followed by the end-of-image marker is cut short: damaged, so that a receipt
 * never loses its total unseen. What follows the marker (a phone's gain map, a hidden archive) belongs to no part.
 */
export function scanJpeg(bytes: Uint8Array): ImageScan {
	const parts: ImagePart[] = [{ start: 0, end: 2, isKept: true }];
	let frame: { width: number; height: number } | null = null;
	let hasScan = false;
	let at = 2;
	while (at < bytes.length) {
		const start = at;
		if (u8(bytes, at) !== 0xff) return DAMAGED;
		while (u8(bytes, at) === 0xff && at < bytes.length) at++;
		const marker = u8(bytes, at);
		at++;
		if (marker === EOI) {
			parts.push({ start, end: at, isKept: true });
			if (frame === null || !hasScan) return DAMAGED;
			if (isTooLarge(frame.width, frame.height)) return TOO_LARGE;
			return { ok: true, format: 'jpeg', ...frame, isAnimated: false, parts };
		}
		if (marker === SOI || marker === 0 || (marker >= 0xd0 && marker <= 0xd7)) return DAMAGED;
		const length = u16be(bytes, at);
		if (length < 2 || at + length > bytes.length) return DAMAGED;
		if (isFrame(marker)) {
			if (frame !== null) return DAMAGED;
			if (!USUAL_FRAMES.has(marker) || u8(bytes, at + 2) !== 8) return UNSUPPORTED;
			frame = { height: u16be(bytes, at + 3), width: u16be(bytes, at + 5) };
			if (frame.width === 0 || frame.height === 0) return DAMAGED;
		}
		const isKept = isNeeded(bytes, marker, at, length);
		at += length;
		if (marker === SOS) {
			if (frame === null) return DAMAGED;
			hasScan = true;
			at = endOfScan(bytes, at);
		}
		parts.push({ start, end: at, isKept });
	}
	return DAMAGED;
}

function isFrame(marker: number): boolean {
	return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Of the application segments only JFIF without thumbnail and Adobe's colour transform are needed to decode. */
function isNeeded(bytes: Uint8Array, marker: number, at: number, length: number): boolean {
	if (marker === APP0) return length === 16 && hasWord(bytes, at + 2, 'JFIF\0');
	if (marker === APP14) return length === 14 && hasWord(bytes, at + 2, 'Adobe');
	return !((marker > APP0 && marker <= 0xef) || marker === COMMENT);
}

/** Past the entropy-coded data: the next marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
	for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
		const next = u8(bytes, at + 1);
		if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
	}
	return bytes.length;
}
