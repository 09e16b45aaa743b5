// Reads the boxes of HEIC and AVIF (ISO 23008-12) and the chunks of WebP: pictures that are never kept as they are
// but that a browser may be able to decode. Decodes nothing.
import { ascii, hasWord, u16le, u24le, u32be, u32le, u8 } from './inspect-bytes';
import { DAMAGED, isTooLarge, TOO_LARGE, UNSUPPORTED, type ImageScan } from './image-scan';

const AVIF_BRANDS = new Set(['avif', 'avis']);
const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);

export function isBoxed(bytes: Uint8Array): boolean {
	return hasWord(bytes, 4, 'ftyp');
}

export function isWebp(bytes: Uint8Array): boolean {
	return hasWord(bytes, 0, 'RIFF') && hasWord(bytes, 8, 'WEBP');
}

interface Box {
	kind: string;
	body: number;
	end: number;
}

/** The boxes that fill [from, to[ exactly, or null if they do not. */
function boxesOf(bytes: Uint8Array, from: number, to: number): Box[] | null {
	const boxes: Box[] = [];
	for (let at = from; at < to;) {
		if (at + 8 > to) return null;
		let size = u32be(bytes, at);
		let body = at + 8;
		if (size === 1) {
			size = u32be(bytes, at + 8) * 2 ** 32 + u32be(bytes, at + 12);
			body = at + 16;
		}
		const end = size === 0 ? to : at + size;
		if (end < body || end > to) return null;
		boxes.push({ kind: ascii(bytes, at + 4, at + 8), body, end });
		at = end;
	}
	return boxes;
}

/** Videos and other boxed files: unsupported. A picture without its `meta` box, or cut short: damaged. */
export function scanBoxed(bytes: Uint8Array): ImageScan {
	const headerEnd = Math.min(u32be(bytes, 0), bytes.length, 128);
	const brands: string[] = [];
	for (let at = 8; at + 4 <= headerEnd; at += 4) if (at !== 12) brands.push(ascii(bytes, at, at + 4));
	const isAvif = brands.some((brand) => AVIF_BRANDS.has(brand));
	if (!isAvif && !brands.some((brand) => HEIC_BRANDS.has(brand))) return UNSUPPORTED;

	const meta = boxesOf(bytes, 0, bytes.length)?.find((box) => box.kind === 'meta');
	if (meta === undefined) return DAMAGED;
	const properties = boxesOf(bytes, meta.body + 4, meta.end)?.find((box) => box.kind === 'iprp');
	const container =
		properties && boxesOf(bytes, properties.body, properties.end)?.find((box) => box.kind === 'ipco');
	const extents = container && boxesOf(bytes, container.body, container.end);
	let width = 0;
	let height = 0;
	for (const box of extents ?? []) {
		if (box.kind !== 'ispe') continue;
		width = Math.max(width, u32be(bytes, box.body + 4));
		height = Math.max(height, u32be(bytes, box.body + 8));
	}
	if (width === 0 || height === 0) return DAMAGED;
	if (isTooLarge(width, height)) return TOO_LARGE;
	const format = isAvif ? 'avif' : 'heic';
	return {
		ok: true,
		format,
		width,
		height,
		isAnimated: brands[0] === 'avis' || brands[0] === 'hevc',
		parts: []
	};
}

export function scanWebp(bytes: Uint8Array): ImageScan {
	if (u32le(bytes, 4) + 8 > bytes.length || bytes.length < 30) return DAMAGED;
	const kind = ascii(bytes, 12, 16);
	let width = 0;
	let height = 0;
	if (kind === 'VP8X') {
		width = u24le(bytes, 24) + 1;
		height = u24le(bytes, 27) + 1;
	} else if (kind === 'VP8L' && u8(bytes, 20) === 0x2f) {
		width = (u16le(bytes, 21) & 0x3fff) + 1;
		height = ((u32le(bytes, 21) / 0x4000) & 0x3fff) + 1;
	} else if (kind === 'VP8 ') {
		width = u16le(bytes, 26) & 0x3fff;
		height = u16le(bytes, 28) & 0x3fff;
	}
	if (width === 0 || height === 0) return DAMAGED;
	if (isTooLarge(width, height)) return TOO_LARGE;
	const isAnimated = kind === 'VP8X' && (u8(bytes, 20) & 2) !== 0;
	return { ok: true, format: 'webp', width, height, isAnimated, parts: [] };
}
