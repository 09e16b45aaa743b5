// Reads a PNG's chunks from IHDR to IEND and checks their sums (W3C PNG); inflates nothing.
import { ascii, startsWith, u32be, u8 } from './inspect-bytes';
import { DAMAGED, isTooLarge, TOO_LARGE, type ImagePart, type ImageScan } from './image-scan';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Bit depths allowed for each colour type. */
const DEPTHS: Record<number, readonly number[]> = {
	0: [1, 2, 4, 8, 16],
	2: [8, 16],
	3: [1, 2, 4, 8],
	4: [8, 16],
	6: [8, 16]
};

/** Chunks without which the picture looks different; every other one is metadata. */
const NEEDED = new Set([
	'IHDR',
	'PLTE',
	'IDAT',
	'IEND',
	'tRNS',
	'gAMA',
	'cHRM',
	'sRGB',
	'sBIT',
	'pHYs',
	'bKGD'
]);

export function isPng(bytes: Uint8Array): boolean {
	return startsWith(bytes, 0, SIGNATURE);
}

/** Cut short (no IEND), a wrong sum, or no picture data: damaged. Sizes come from IHDR, before anything is inflated. */
export function scanPng(bytes: Uint8Array): ImageScan {
	const parts: ImagePart[] = [{ start: 0, end: 8, isKept: true }];
	let size: { width: number; height: number } | null = null;
	let isAnimated = false;
	let hasData = false;
	for (let at = 8; at + 12 <= bytes.length;) {
		const length = u32be(bytes, at);
		const end = at + 12 + length;
		if (end > bytes.length) return DAMAGED;
		const kind = ascii(bytes, at + 4, at + 8);
		if (kind === 'IHDR') {
			if (size !== null || at !== 8 || length !== 13) return DAMAGED;
			size = { width: u32be(bytes, at + 8), height: u32be(bytes, at + 12) };
			if (size.width === 0 || size.height === 0) return DAMAGED;
			if (isTooLarge(size.width, size.height)) return TOO_LARGE;
			if (DEPTHS[u8(bytes, at + 17)]?.includes(u8(bytes, at + 16)) !== true) return DAMAGED;
		}
		if (size === null || checksum(bytes, at + 4, end - 4) !== u32be(bytes, end - 4)) return DAMAGED;
		if (kind === 'IDAT' && length > 0) hasData = true;
		if (kind === 'acTL') isAnimated = true;
		parts.push({ start: at, end, isKept: NEEDED.has(kind) });
		if (kind === 'IEND') return hasData ? { ok: true, format: 'png', ...size, isAnimated, parts } : DAMAGED;
		at = end;
	}
	return DAMAGED;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
	let value = index;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
	return value;
});

/** CRC-32 of [from, to[. */
function checksum(bytes: Uint8Array, from: number, to: number): number {
	let crc = 0xffffffff;
	for (let at = from; at < to; at++) crc = (CRC_TABLE[(crc ^ u8(bytes, at)) & 0xff] ?? 0) ^ (crc >>> 8);
	return (crc ^ 0xffffffff) >>> 0;
}
