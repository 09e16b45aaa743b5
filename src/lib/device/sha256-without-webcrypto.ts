// SHA-256 (FIPS 180-4) in plain arithmetic, for pages served without TLS on a local network.

/** First 32 bits of the fractional part of `value`. */
function fraction(value: number): number {
	return Math.floor((value - Math.floor(value)) * 2 ** 32) >>> 0;
}

function firstPrimes(count: number): number[] {
	const primes: number[] = [];
	for (let candidate = 2; primes.length < count; candidate += 1) {
		if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
	}
	return primes;
}

const PRIMES = firstPrimes(64);
const ROUND_CONSTANTS = Uint32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));
const INITIAL = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

function rotate(word: number, bits: number): number {
	return (word >>> bits) | (word << (32 - bits));
}

function padded(bytes: Uint8Array): DataView {
	const length = Math.ceil((bytes.length + 9) / 64) * 64;
	const block = new Uint8Array(length);
	block.set(bytes);
	block[bytes.length] = 0x80;
	const view = new DataView(block.buffer);
	view.setUint32(length - 8, Math.floor(bytes.length / 2 ** 29));
	view.setUint32(length - 4, (bytes.length << 3) >>> 0);
	return view;
}

export function sha256(bytes: Uint8Array): Uint8Array {
	const view = padded(bytes);
	const state = Uint32Array.from(INITIAL);
	const words = new Uint32Array(64);
	for (let offset = 0; offset < view.byteLength; offset += 64) {
		for (let index = 0; index < 16; index += 1) words[index] = view.getUint32(offset + index * 4);
		for (let index = 16; index < 64; index += 1) {
			const early = words[index - 15] ?? 0;
			const late = words[index - 2] ?? 0;
			const low = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
			const high = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
			words[index] = (words[index - 16] ?? 0) + low + (words[index - 7] ?? 0) + high;
		}
		mix(state, words);
	}
	const digest = new DataView(new ArrayBuffer(32));
	state.forEach((word, index) => digest.setUint32(index * 4, word));
	return new Uint8Array(digest.buffer);
}

function mix(state: Uint32Array, words: Uint32Array): void {
	let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
	for (let round = 0; round < 64; round += 1) {
		const choice = (e & f) ^ (~e & g);
		const sumE = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
		const first = (h + sumE + choice + (ROUND_CONSTANTS[round] ?? 0) + (words[round] ?? 0)) | 0;
		const majority = (a & b) ^ (a & c) ^ (b & c);
		const sumA = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
		[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + sumA + majority) | 0];
	}
	[a, b, c, d, e, f, g, h].forEach((word, index) => (state[index] = ((state[index] ?? 0) + word) >>> 0));
}
