// Secrets as authenticator apps read and people type them: base32 of RFC 4648, without padding.
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Of bytes whose number is a multiple of five: 20 bytes → 32 letters. */
export function toBase32(bytes: Uint8Array): string {
	let bits = '';
	for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
	return (bits.match(/.{1,5}/g) ?? [])
		.map((five) => ALPHABET.charAt(Number.parseInt(five.padEnd(5, '0'), 2)))
		.join('');
}

/** «JBSW Y3DP…», as one reads it out. */
export function inGroups(text: string, size = 4): string {
	return (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(' ');
}
