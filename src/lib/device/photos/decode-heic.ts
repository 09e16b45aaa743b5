// A phone's HEIC as a bitmap, by a worker of its own that goes once it has answered: its memory goes with it.
import HeicWorker from './heic-worker?worker';

/** RGBA, upright; null: it cannot be decoded. */
export type HeicAnswer = { width: number; height: number; pixels: ArrayBuffer } | null;

/** The decoder is not on this device, and there is no network to fetch it. */
export class DecoderAbsent extends Error {}

/** Null if it is damaged. Throws `DecoderAbsent`; any other error is a fault of the decoder's. */
export async function decodeHeic(bytes: Uint8Array): Promise<ImageBitmap | null> {
	const worker = new HeicWorker();
	try {
		const answered = await new Promise<HeicAnswer>((resolve, reject) => {
			worker.addEventListener('message', ({ data }: MessageEvent<HeicAnswer>) => resolve(data));
			// A script that could not be had is told without words; one that failed, with its error's.
			worker.addEventListener('error', ({ message }: Partial<ErrorEvent>) =>
				reject(message ? new Error(`the HEIC decoder failed: ${message}`) : new DecoderAbsent())
			);
			const copy = bytes.slice().buffer;
			worker.postMessage(copy, [copy]);
		});
		if (answered === null) return null;
		const pixels = new Uint8ClampedArray(answered.pixels);
		return await createImageBitmap(new ImageData(pixels, answered.width, answered.height));
	} finally {
		worker.terminate();
	}
}
