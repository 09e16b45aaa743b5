// The package declares types of its emscripten build only; this is what is used of its module.
declare module 'libheif-js/libheif-wasm/libheif-bundle.mjs' {
	interface HeifImage {
		get_width(): number;
		get_height(): number;
		display(target: ImageData, done: (shown: ImageData | null) => void): void;
		free(): void;
	}
	interface Libheif {
		HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] };
	}
	export default function libheif(): Libheif;
}
