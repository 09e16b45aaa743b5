// Decodes a picture with the browser and draws it anew as a JPEG: upright, sRGB, on white, its first frame only.
// The only file of this room that touches a canvas.
import type { RedrawAttempt } from './photo-decisions';

/** The picture turned upright as its EXIF says, or null if this browser cannot decode it. To be closed after use. */
export async function decodePhoto(bytes: Uint8Array<ArrayBuffer>, mime: string): Promise<ImageBitmap | null> {
	try {
		return await createImageBitmap(new Blob([bytes], { type: mime }), { imageOrientation: 'from-image' });
	} catch (error) {
		// The browser answers both «unknown format» and «damaged data» by this exception, and nothing else by it.
		if (error instanceof DOMException) return null;
		throw error;
	}
}

export async function drawAsJpeg(
	picture: ImageBitmap,
	{ width, height, quality }: RedrawAttempt
): Promise<Uint8Array<ArrayBuffer>> {
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext('2d', { alpha: false });
	if (context === null) throw new Error('no 2d canvas');
	context.fillStyle = '#ffffff';
	context.fillRect(0, 0, width, height);
	context.imageSmoothingEnabled = true;
	context.imageSmoothingQuality = 'high';
	context.drawImage(picture, 0, 0, width, height);
	return canvasAsJpeg(canvas, quality);
}

export async function canvasAsJpeg(
	canvas: OffscreenCanvas,
	quality: number
): Promise<Uint8Array<ArrayBuffer>> {
	const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
	if (blob.type !== 'image/jpeg') throw new Error(`the browser made ${blob.type} instead of a JPEG`);
	return new Uint8Array(await blob.arrayBuffer());
}

/** Shades that are told apart even through a browser's slight protection noise. */
const SHADES = [0, 85, 170, 255];

/**
 * False if the browser falsifies what is read back from a canvas (a protection against tracking, e.g. Firefox's
 * `resistFingerprinting`): a receipt drawn there would be kept as noise or blank.
 */
export function isCanvasFaithful(): boolean {
	// Safari before 16.4: told as a format that this browser cannot prepare, with the way on.
	if (!('OffscreenCanvas' in globalThis)) return false;
	const context = new OffscreenCanvas(SHADES.length, 1).getContext('2d', { willReadFrequently: true });
	if (context === null) return false;
	SHADES.forEach((shade, x) => {
		context.fillStyle = `rgb(${shade} ${shade} ${shade})`;
		context.fillRect(x, 0, 1, 1);
	});
	const pixels = context.getImageData(0, 0, SHADES.length, 1).data;
	return SHADES.every((shade, x) => Math.abs((pixels[x * 4] ?? -1) - shade) <= 8);
}
