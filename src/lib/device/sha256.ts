// SHA-256 of bytes, lower-case hexadecimal, by WebCrypto: where there is none (http elsewhere than localhost) nothing is
// stored at all.

export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
