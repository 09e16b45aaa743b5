// Ids made on the device: UUIDv7, so that they sort by time of making and never meet another device's.

/** 48 bits of milliseconds, then version, 12 bits of `sequence`, variant, 62 random bits (RFC 9562 §5.7). */
export function uuidV7(nowMs: number, sequence: number, random: Uint8Array): string {
	const bytes = new Uint8Array(16);
	bytes.set(random.subarray(0, 8), 8);
	let rest = Math.max(0, Math.floor(nowMs));
	for (let index = 5; index >= 0; index -= 1) {
		bytes[index] = rest % 256;
		rest = Math.floor(rest / 256);
	}
	bytes[6] = 0x70 | ((sequence >> 8) & 0x0f);
	bytes[7] = sequence & 0xff;
	bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
	const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const SEQUENCES = 4096;
let lastMs = 0;
let sequence = 0;

/** A new id, greater than every id that this tab made before, even if the device's clock goes back. */
export function newId(): string {
	const now = Date.now();
	if (now > lastMs) {
		lastMs = now;
		sequence = 0;
	} else {
		sequence += 1;
		if (sequence === SEQUENCES) {
			lastMs += 1;
			sequence = 0;
		}
	}
	return uuidV7(lastMs, sequence, crypto.getRandomValues(new Uint8Array(8)));
}
