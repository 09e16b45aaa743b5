// Bytes from our server, believed only if they have the hash that was told beforehand.
import { sha256Hex } from '../sha256';
import type { Transport } from './transport';

/** Between two pieces, not in all: a long document on a slow link is fine, a silent network is not. */
const SILENCE_MS = 30_000;

/** Null if nobody of ours answered, or with other bytes. */
export async function fetchBytes(
	transport: Transport,
	path: string,
	sha256: string,
	silenceMs: number = SILENCE_MS
): Promise<ArrayBuffer | null> {
	const silence = new AbortController();
	let timer = setTimeout(() => silence.abort(), silenceMs);
	const heard = () => {
		clearTimeout(timer);
		timer = setTimeout(() => silence.abort(), silenceMs);
	};
	try {
		const response = await transport.fetch(path, { cache: 'no-store', signal: silence.signal });
		if (!response.ok || response.body === null) return null;
		const bytes = await readAll(response.body, heard);
		return (await sha256Hex(new Uint8Array(bytes))) === sha256 ? bytes : null;
	} catch {
		// No network, a silence or a torn body: the caller has the bytes or not.
		return null;
	} finally {
		clearTimeout(timer);
	}
}

async function readAll(body: ReadableStream<Uint8Array>, heard: () => void): Promise<ArrayBuffer> {
	const pieces: Uint8Array[] = [];
	let length = 0;
	const reader = body.getReader();
	for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
		heard();
		pieces.push(piece.value);
		length += piece.value.length;
	}
	const bytes = new Uint8Array(length);
	let at = 0;
	for (const piece of pieces) {
		bytes.set(piece, at);
		at += piece.length;
	}
	return bytes.buffer;
}
