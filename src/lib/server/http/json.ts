// Reads a JSON body within a bound. What it means is checked by a schema of contracts.
import { Refused } from '../refused';

/** Bytes of a JSON body: a push of 100 operations with their summaries stays well under. */
export const MAX_JSON_BYTES = 48 * 1024 * 1024;

/** Whether a body is announced as JSON. */
export function isJson(contentType: string | null): boolean {
	return /^application\/json\b/i.test(contentType ?? '');
}

/** @throws Refused `malformed` if it is not JSON in UTF-8. */
export function parseJson(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw new Refused('malformed');
	}
}

/** @throws Refused `malformed` if it is not JSON, is announced as something else, or is too long. */
export async function readJson(request: Request, maxBytes: number = MAX_JSON_BYTES): Promise<unknown> {
	if (!isJson(request.headers.get('content-type'))) throw new Refused('malformed');
	return parseJson(await readBytes(request, maxBytes));
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
