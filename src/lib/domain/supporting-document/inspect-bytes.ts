// Small reading of big- and little-endian numbers and of magic words in bytes; knows no format.

export function startsWith(bytes: Uint8Array, offset: number, signature: readonly number[]): boolean {
	return (
		offset + signature.length <= bytes.length &&
		signature.every((value, index) => bytes[offset + index] === value)
	);
}

/** True if the ASCII word stands at the offset. */
export function hasWord(bytes: Uint8Array, offset: number, word: string): boolean {
	if (offset < 0 || offset + word.length > bytes.length) return false;
	for (let index = 0; index < word.length; index++) {
		if (bytes[offset + index] !== word.charCodeAt(index)) return false;
	}
	return true;
}

/** First place of the ASCII word in [from, to[, or -1. */
export function findWord(bytes: Uint8Array, word: string, from: number, to = bytes.length): number {
	const last = Math.min(to, bytes.length) - word.length;
	const first = word.charCodeAt(0);
	for (let at = bytes.indexOf(first, from); at !== -1 && at <= last; at = bytes.indexOf(first, at + 1)) {
		if (hasWord(bytes, at, word)) return at;
	}
	return -1;
}

/** Last place of the ASCII word that begins at or after `from`, or -1. */
export function findLastWord(bytes: Uint8Array, word: string, from: number): number {
	for (let at = bytes.length - word.length; at >= Math.max(from, 0); at--) {
		if (hasWord(bytes, at, word)) return at;
	}
	return -1;
}

/** Bytes past the end read as 0: callers check lengths where it matters. */
export function u8(bytes: Uint8Array, at: number): number {
	return bytes[at] ?? 0;
}

export function u16be(bytes: Uint8Array, at: number): number {
	return (u8(bytes, at) << 8) | u8(bytes, at + 1);
}

export function u16le(bytes: Uint8Array, at: number): number {
	return u8(bytes, at) | (u8(bytes, at + 1) << 8);
}

export function u24le(bytes: Uint8Array, at: number): number {
	return u16le(bytes, at) | (u8(bytes, at + 2) << 16);
}

export function u32be(bytes: Uint8Array, at: number): number {
	return u16be(bytes, at) * 0x10000 + u16be(bytes, at + 2);
}

export function u32le(bytes: Uint8Array, at: number): number {
	return u16le(bytes, at) + u16le(bytes, at + 2) * 0x10000;
}

export function ascii(bytes: Uint8Array, from: number, to: number): string {
	return String.fromCharCode(...bytes.subarray(from, to));
}
