// Reads a GIF's blocks from the header to the trailer (GIF89a); decodes nothing.
import { hasWord, u16le, u8 } from './inspect-bytes';
import { DAMAGED, isTooLarge, TOO_LARGE, type ImagePart, type ImageScan } from './image-scan';

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const GRAPHIC_CONTROL = 0xf9;

export function isGif(bytes: Uint8Array): boolean {
	return hasWord(bytes, 0, 'GIF87a') || hasWord(bytes, 0, 'GIF89a');
}

/** A file whose blocks do not lead to the trailer is cut short or is no GIF: damaged. */
export function scanGif(bytes: Uint8Array): ImageScan {
	if (bytes.length < 14) return DAMAGED;
	const width = u16le(bytes, 6);
	const height = u16le(bytes, 8);
	if (width === 0 || height === 0) return DAMAGED;
	if (isTooLarge(width, height)) return TOO_LARGE;
	let at = 13 + colourTable(u8(bytes, 10));
	const parts: ImagePart[] = [{ start: 0, end: at, isKept: true }];
	let frames = 0;
	while (at < bytes.length) {
		const start = at;
		const kind = u8(bytes, at);
		if (kind === TRAILER) {
			parts.push({ start, end: at + 1, isKept: true });
			if (frames === 0) return DAMAGED;
			return { ok: true, format: 'gif', width, height, isAnimated: frames > 1, parts };
		}
		if (kind === EXTENSION) {
			const end = endOfSubBlocks(bytes, at + 2);
			if (end === null) return DAMAGED;
			at = end;
			parts.push({ start, end, isKept: u8(bytes, start + 1) === GRAPHIC_CONTROL });
			continue;
		}
		if (kind !== IMAGE) return DAMAGED;
		const frameWidth = u16le(bytes, at + 5);
		const frameHeight = u16le(bytes, at + 7);
		if (frameWidth === 0 || frameHeight === 0) return DAMAGED;
		if (isTooLarge(frameWidth, frameHeight)) return TOO_LARGE;
		const data = at + 10 + colourTable(u8(bytes, at + 9));
		const codeSize = u8(bytes, data);
		const end = endOfSubBlocks(bytes, data + 1);
		if (codeSize < 1 || codeSize > 11 || end === null || end === data + 2) return DAMAGED;
		frames++;
		at = end;
		parts.push({ start, end, isKept: true });
	}
	return DAMAGED;
}

function colourTable(flags: number): number {
	return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** Past the closing empty sub-block, or null if the file ends before it. */
function endOfSubBlocks(bytes: Uint8Array, from: number): number | null {
	for (let at = from; at < bytes.length;) {
		const length = u8(bytes, at);
		if (length === 0) return at + 1;
		at += length + 1;
	}
	return null;
}
