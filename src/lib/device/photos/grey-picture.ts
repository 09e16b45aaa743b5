// A picture's grey levels at a given size, for its legibility to be measured.
import type { GreyPicture } from '$lib/domain/receipt/legibility';

/** Rec. 601 shares of red, green and blue. */
const SHARES = [0.299, 0.587, 0.114] as const;

export function greyPicture(picture: ImageBitmap, longSide: number): GreyPicture {
	const scale = Math.min(1, longSide / Math.max(picture.width, picture.height));
	const width = Math.max(1, Math.round(picture.width * scale));
	const height = Math.max(1, Math.round(picture.height * scale));
	const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
	if (context === null) throw new Error('no 2d canvas');
	context.fillStyle = '#ffffff';
	context.fillRect(0, 0, width, height);
	context.imageSmoothingQuality = 'high';
	context.drawImage(picture, 0, 0, width, height);
	const { data } = context.getImageData(0, 0, width, height);
	const levels = new Uint8Array(width * height);
	for (let at = 0; at < levels.length; at += 1) {
		const [red, green, blue] = [data[at * 4] ?? 0, data[at * 4 + 1] ?? 0, data[at * 4 + 2] ?? 0];
		levels[at] = red * SHARES[0] + green * SHARES[1] + blue * SHARES[2];
	}
	return { width, height, levels };
}
