// A phone's HEIC as a bitmap, by a worker of its own that goes once it has answered: its memory goes with it.
import workerUrl from './heic-worker?worker&url';

/** Bytes that must be free before the decoder's two megabytes are fetched ahead. */
const ROOM_LEFT = 100_000_000;

/** RGBA, upright; null: it cannot be decoded. */
export type HeicAnswer = { width: number; height: number; pixels: ArrayBuffer } | null;

/** The decoder is not on this device, and there is no network to fetch it. */
export class DecoderAbsent extends Error {}

/** Null if it is damaged. Throws `DecoderAbsent`; any other error is a fault of the decoder's. */
export async function decodeHeic(bytes: Uint8Array): Promise<ImageBitmap | null> {
	const worker = new Worker(workerUrl, { type: 'module' });
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

/**
 * Has the decoder fetched while there is a network, so that a first such photo can come without one: the service worker
 * keeps it. Half a megabyte on the way, so not where the browser reads HEIC by itself, nor where data are spared.
 */
export async function keepDecoderNear(): Promise<void> {
	const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
	if (!navigator.onLine || connection?.saveData === true || (await readsHeic())) return;
	if ((await caches.match(workerUrl)) !== undefined || !(await hasRoom())) return;
	try {
		await fetch(workerUrl);
	} catch (error) {
		// No network after all: the next claim that is opened asks again.
		if (!(error instanceof TypeError)) throw error;
	}
}

/** A help that one can do without takes no room from what is typed and photographed. */
async function hasRoom(): Promise<boolean> {
	const { usage = 0, quota = 0 } = await navigator.storage.estimate();
	return quota - usage > ROOM_LEFT;
}

/** Those without this interface are WebKit, which reads it. */
async function readsHeic(): Promise<boolean> {
	return !('ImageDecoder' in globalThis) || ImageDecoder.isTypeSupported('image/heic');
}
