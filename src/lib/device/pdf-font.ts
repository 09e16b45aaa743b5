// The font that PDFs embed: fetched (from the service worker's cache offline) when a first PDF is asked for.
import fontUrl from '$lib/pdf/font/nomade-sans.ttf?url';

let font: Promise<Uint8Array> | null = null;

async function load(): Promise<Uint8Array> {
	const response = await fetch(fontUrl);
	if (!response.ok) throw new Error(`the font of PDFs was answered ${response.status}`);
	return new Uint8Array(await response.arrayBuffer());
}

export async function loadFont(): Promise<Uint8Array> {
	font ??= load();
	try {
		return await font;
	} catch (error) {
		font = null;
		throw error;
	}
}
