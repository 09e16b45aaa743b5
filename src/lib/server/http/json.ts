// Reads a JSON body within a bound. What it means is checked by a schema of contracts.
import { Refused } from '../refused';

/** Bytes of a JSON body: a push of 100 operations with their summaries stays well under. */
export const MAX_JSON_BYTES = 48 * 1024 * 1024;

/** @throws Refused `malformed` if it is not JSON, is announced as something else, or is too long. */
export async function readJson(request: Request, maxBytes: number = MAX_JSON_BYTES): Promise<unknown> {
	const type = request.headers.get('content-type') ?? '';
	if (!/^application\/json\b/i.test(type)) throw new Refused('malformed');
	const bytes = await readBytes(request, maxBytes);
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw new Refused('malformed');
	}
}

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
	if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw new Refused('malformed');
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of request.body ?? []) {
		length += chunk.byteLength;
		if (length > maxBytes) throw new Refused('malformed');
		chunks.push(chunk);
	}
	return Buffer.concat(chunks, length);
}
