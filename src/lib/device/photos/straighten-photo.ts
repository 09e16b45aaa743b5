// A photographed sheet drawn upright, from its four corners. In short steps: the screen goes on answering.
import { isWhole, straightSize, toPhoto, type Corners } from '$lib/domain/receipt/perspective';
import { LONG_SIDE } from './photo-decisions';
import { canvasAsJpeg } from './redraw-photo';

/** Milliseconds of work between two breaths. */
const STEP_MS = 24;

/** `quarterTurns`: clockwise, before anything is cut. */
export async function straightenPhoto(
	picture: ImageBitmap,
	corners: Corners,
	quarterTurns: number
): Promise<Uint8Array<ArrayBuffer>> {
	const turned = turn(picture, quarterTurns);
	return canvasAsJpeg(isWhole(corners) ? turned : await project(turned, corners), 0.92);
}

function context2d(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
	const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
	if (context === null) throw new Error('no 2d canvas');
	return context;
}

function turn(picture: ImageBitmap, quarterTurns: number): OffscreenCanvas {
	const scale = Math.min(1, LONG_SIDE / Math.max(picture.width, picture.height));
	const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
	const isSide = quarterTurns % 2 !== 0;
	const canvas = new OffscreenCanvas(isSide ? height : width, isSide ? width : height);
	const context = context2d(canvas);
	context.fillStyle = '#ffffff';
	context.fillRect(0, 0, canvas.width, canvas.height);
	context.imageSmoothingQuality = 'high';
	context.translate(canvas.width / 2, canvas.height / 2);
	context.rotate((quarterTurns * Math.PI) / 2);
	context.drawImage(picture, -width / 2, -height / 2, width, height);
	return canvas;
}

async function project(from: OffscreenCanvas, corners: Corners): Promise<OffscreenCanvas> {
	const photo = context2d(from).getImageData(0, 0, from.width, from.height);
	const size = straightSize(corners, from.width, from.height, LONG_SIDE);
	const upright = new ImageData(size.width, size.height);
	const place = toPhoto(corners);
	let breath = performance.now();
	for (let y = 0; y < size.height; y += 1) {
		for (let x = 0; x < size.width; x += 1) {
			const at = place((x + 0.5) / size.width, (y + 0.5) / size.height);
			blend(
				photo,
				at.x * photo.width - 0.5,
				at.y * photo.height - 0.5,
				upright.data,
				(y * size.width + x) * 4
			);
		}
		if (performance.now() - breath > STEP_MS) {
			await new Promise((resolve) => setTimeout(resolve));
			breath = performance.now();
		}
	}
	const canvas = new OffscreenCanvas(size.width, size.height);
	context2d(canvas).putImageData(upright, 0, 0);
	return canvas;
}

/** The four pixels around a point, by their nearness; at the edge, the edge. */
function blend(photo: ImageData, x: number, y: number, into: Uint8ClampedArray, at: number): void {
	const { width, height, data } = photo;
	const left = Math.min(width - 1, Math.max(0, Math.floor(x)));
	const top = Math.min(height - 1, Math.max(0, Math.floor(y)));
	const right = Math.min(width - 1, left + 1);
	const bottom = Math.min(height - 1, top + 1);
	const across = Math.min(1, Math.max(0, x - left));
	const down = Math.min(1, Math.max(0, y - top));
	for (let channel = 0; channel < 3; channel += 1) {
		const upper =
			(data[(top * width + left) * 4 + channel] ?? 0) * (1 - across) +
			(data[(top * width + right) * 4 + channel] ?? 0) * across;
		const lower =
			(data[(bottom * width + left) * 4 + channel] ?? 0) * (1 - across) +
			(data[(bottom * width + right) * 4 + channel] ?? 0) * across;
		into[at + channel] = upper * (1 - down) + lower * down;
	}
	into[at + 3] = 255;
}
