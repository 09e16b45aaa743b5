// What an image carries besides its picture: EXIF, position, XMP, texts, profiles, a hidden archive behind its end.
// Works on the file's structure alone, so that the server needs no decoder.
import { hasWord, u16be, u16le, u32be, u32le } from './inspect-bytes';
import { isGif, scanGif } from './image-gif';
import { isJpeg, scanJpeg } from './image-jpeg';
import { isPng, scanPng } from './image-png';
import type { ImageScan } from './image-scan';
import type { DocumentFormat } from './supporting-document';

export type ImageFormat = Exclude<DocumentFormat, 'pdf'>;

const SCANS: Record<ImageFormat, { is(bytes: Uint8Array): boolean; scan(bytes: Uint8Array): ImageScan }> = {
	jpeg: { is: isJpeg, scan: scanJpeg },
	png: { is: isPng, scan: scanPng },
	gif: { is: isGif, scan: scanGif }
};

function scanOf(bytes: Uint8Array, format: ImageFormat): ImageScan & { ok: true } {
	const { is, scan } = SCANS[format];
	const scanned = is(bytes) ? scan(bytes) : null;
	if (scanned === null || !scanned.ok) throw new RangeError(`not a whole ${format} image`);
	return scanned;
}

/**
 * True if anything would be lost by `stripImageMetadata`: a stored image never carries metadata or trailing bytes.
 * The device strips what it makes; the server refuses an image for which this is true, since its SHA-256 was promised.
 * Throws on bytes that `inspectDocument` does not accept as that format.
 */
export function carriesMetadata(bytes: Uint8Array, format: ImageFormat): boolean {
	let kept = 0;
	for (const part of scanOf(bytes, format).parts) if (part.isKept) kept += part.end - part.start;
	return kept !== bytes.length;
}

/**
 * The same picture, its pixels untouched, without metadata nor trailing bytes. An EXIF orientation goes too: turn the
 * picture upright before. Throws on bytes that `inspectDocument` does not accept as that format.
 */
export function stripImageMetadata(bytes: Uint8Array, format: ImageFormat): Uint8Array<ArrayBuffer> {
	const kept = scanOf(bytes, format).parts.filter((part) => part.isKept);
	const stripped = new Uint8Array(kept.reduce((sum, part) => sum + part.end - part.start, 0));
	let at = 0;
	for (const part of kept) {
		stripped.set(bytes.subarray(part.start, part.end), at);
		at += part.end - part.start;
	}
	return stripped;
}

/** True if a JPEG or PNG tells where it was taken: an EXIF block (APP1 or eXIf) whose first directory has tag GPS. */
export function carriesPosition(bytes: Uint8Array, format: ImageFormat): boolean {
	return scanOf(bytes, format).parts.some((part) => {
		if (part.isKept) return false;
		if (format === 'jpeg' && hasWord(bytes, part.start + 4, 'Exif\0\0')) {
			return hasGpsDirectory(bytes.subarray(part.start + 10, part.end));
		}
		if (format === 'png' && hasWord(bytes, part.start + 4, 'eXIf')) {
			return hasGpsDirectory(bytes.subarray(part.start + 8, part.end - 4));
		}
		return false;
	});
}

const GPS_TAG = 0x8825;

function hasGpsDirectory(tiff: Uint8Array): boolean {
	const isLittle = hasWord(tiff, 0, 'II');
	const u16 = isLittle ? u16le : u16be;
	const directory = (isLittle ? u32le : u32be)(tiff, 4);
	const entries = u16(tiff, directory);
	for (let index = 0; index < entries; index++) {
		const entry = directory + 2 + index * 12;
		if (entry + 12 > tiff.length) return false;
		if (u16(tiff, entry) === GPS_TAG) return true;
	}
	return false;
}
