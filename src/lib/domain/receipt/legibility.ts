// Whether a photographed receipt can be read: its light, its sharpness, its size. Pure numbers on grey levels: how they were
// got from a picture is not known here. A doubt is told, never held against the person.

/** In the order in which they are told. */
export const LEGIBILITY_DOUBTS = ['tooSmall', 'tooDark', 'tooBlurred'] as const;
export type LegibilityDoubt = (typeof LEGIBILITY_DOUBTS)[number];

/** Grey levels 0 (black) to 255, line by line from the top left. */
export interface GreyPicture {
	width: number;
	height: number;
	levels: Uint8Array;
}

/** Long side, in pixels, at which light and sharpness are measured: the measures hold for that size alone. */
export const MEASURED_SIDE = 1000;
/** [chosen] Under this many pixels on the long side the small print of a ticket is lost. */
export const LEAST_LONG_SIDE = 700;
/** [chosen] Level under which nine tenths of the picture lie when it is too dark: white paper at dusk. */
const DARK_LEVEL = 75;
/** [chosen] Variance of the Laplacian in the sharpest tiles: between real sharp receipts and the same ones blurred. */
export const BLUR_LIMIT = 200;
const TILES = 16;
/** The sharpest tile but two is asked: a speck of light or a watermark is no text. */
const TILE_ASKED = 2;

/** `width` and `height` are the whole picture's, in pixels; `grey` is the same picture at `MEASURED_SIDE` at most. */
export function legibilityDoubts(width: number, height: number, grey: GreyPicture): LegibilityDoubt[] {
	const doubts: LegibilityDoubt[] = [];
	if (Math.max(width, height) < LEAST_LONG_SIDE) doubts.push('tooSmall');
	if (levelUnder(grey.levels, 0.9) < DARK_LEVEL) doubts.push('tooDark');
	// In the dark there is nothing to be sharp: one reason is enough.
	else if (sharpness(grey) < BLUR_LIMIT) doubts.push('tooBlurred');
	return doubts;
}

/** The level under which this share of the pixels lies. */
function levelUnder(levels: Uint8Array, share: number): number {
	const counts = new Uint32Array(256);
	for (const level of levels) counts[level] = (counts[level] ?? 0) + 1;
	let rest = levels.length * share;
	for (let level = 0; level < 256; level += 1) {
		rest -= counts[level] ?? 0;
		if (rest <= 0) return level;
	}
	return 255;
}

/**
 * Variance of the Laplacian in one of the sharpest tiles: a receipt is mostly blank paper and table, and only where there
 * are letters can one see whether they are sharp.
 */
export function sharpness({ width, height, levels }: GreyPicture): number {
	const variances: number[] = [];
	const tileWidth = Math.max(8, Math.floor(width / TILES));
	const tileHeight = Math.max(8, Math.floor(height / TILES));
	for (let top = 1; top + tileHeight < height; top += tileHeight) {
		for (let left = 1; left + tileWidth < width; left += tileWidth) {
			let sum = 0;
			let squares = 0;
			for (let y = top; y < top + tileHeight; y += 1) {
				for (let x = left; x < left + tileWidth; x += 1) {
					const at = y * width + x;
					const value =
						4 * (levels[at] ?? 0) -
						(levels[at - 1] ?? 0) -
						(levels[at + 1] ?? 0) -
						(levels[at - width] ?? 0) -
						(levels[at + width] ?? 0);
					sum += value;
					squares += value * value;
				}
			}
			const count = tileWidth * tileHeight;
			variances.push(squares / count - (sum / count) ** 2);
		}
	}
	variances.sort((a, b) => b - a);
	return variances[TILE_ASKED] ?? 0;
}
