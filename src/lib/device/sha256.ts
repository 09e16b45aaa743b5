// SHA-256 of bytes, lower-case hexadecimal. WebCrypto exists in secure contexts only: elsewhere our own, loaded then.

export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
	if (subtle === undefined) {
		const { sha256 } = await import('./sha256-without-webcrypto');
		return hex(sha256(bytes));
	}
	return hex(new Uint8Array(await subtle.digest('SHA-256', bytes)));
}

function hex(bytes: Uint8Array): string {
	return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
