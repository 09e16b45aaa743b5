// Decodes a phone's HEIC where the browser cannot, away from the screen's thread. libheif lives here alone.
import libheif from 'libheif-js/libheif-wasm/libheif-bundle.mjs';
import type { HeicAnswer } from './decode-heic';

function decode(bytes: Uint8Array): Promise<ImageData | null> {
	const { HeifDecoder } = libheif();
	const [image] = new HeifDecoder().decode(bytes);
	if (image === undefined) return Promise.resolve(null);
	const target = new ImageData(image.get_width(), image.get_height());
	return new Promise((resolve) => {
		image.display(target, (shown) => {
			image.free();
			resolve(shown);
		});
	});
}

function answer(message: HeicAnswer): void {
	if (message === null) postMessage(null);
	else postMessage(message, { transfer: [message.pixels] });
}

addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
	decode(new Uint8Array(data)).then(
		(shown) =>
			answer(shown === null ? null : { width: shown.width, height: shown.height, pixels: shown.data.buffer }),
		() => answer(null)
	);
});
