// What reading an image's structure tells, whatever its format. Nothing is decoded: no pixel is ever made here.
import type { DocumentFormat } from './supporting-document';

/** A stretch of the file, `end` excluded, and whether a picture without metadata keeps it. */
export interface ImagePart {
	start: number;
	end: number;
	isKept: boolean;
}

export interface ScannedImage {
	ok: true;
	format: Exclude<DocumentFormat, 'pdf'> | 'heic' | 'avif' | 'webp';
	/** Pixels as stored, before any turning asked for by EXIF. */
	width: number;
	height: number;
	isAnimated: boolean;
	/** The whole structure in order, for JPEG, PNG and GIF; what follows its end is in no part. */
	parts: ImagePart[];
}

export type ImageRefusal = 'document-damaged' | 'document-unsupported' | 'document-dimensions';

export type ImageScan = ScannedImage | { ok: false; code: ImageRefusal };

export const DAMAGED: ImageScan = { ok: false, code: 'document-damaged' };
export const UNSUPPORTED: ImageScan = { ok: false, code: 'document-unsupported' };
export const TOO_LARGE: ImageScan = { ok: false, code: 'document-dimensions' };

/** [chosen] 50 million pixels: four times the largest usual phone photo, 200 MB once decoded. */
export const MAX_PIXELS = 50_000_000;

/** [chosen] No side above 30,000: beyond, browsers' canvases fail. Example: 20,000 × 20,000 is too large. */
export const MAX_SIDE = 30_000;

export function isTooLarge(width: number, height: number): boolean {
	return width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS;
}
