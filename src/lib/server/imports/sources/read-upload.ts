// The file of a posted form as a stream, with the fields before it: the file is never whole in memory.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import Busboy from '@fastify/busboy';
import { Refused } from '../../refused';
import { MAX_SOURCE_BYTES, SourceTooLong } from './receive';

export interface UploadedFile {
	name: string;
	bytes: Readable;
}

/**
 * Calls `take` with the fields that came before the file, and the file. Null: the form had no file, or an empty name.
 * @throws Refused `malformed` for a torn body; what `take` throws.
 */
export async function readUpload<Result>(
	request: Request,
	take: (fields: ReadonlyMap<string, string>, file: UploadedFile) => Promise<Result>
): Promise<Result | null> {
	const type = request.headers.get('content-type') ?? '';
	if (!/^multipart\/form-data\b/i.test(type) || request.body === null) throw new Refused('malformed');
	const fields = new Map<string, string>();
	let taken: Promise<Result> | null = null;
	let isTruncated = false;
	const form = formOf(type);
	form.on('field', (name, value) => {
		if (taken === null) fields.set(name, value);
	});
	form.on('file', (_field, bytes, name) => {
		if (taken !== null || name === undefined || name === '') {
			bytes.resume();
			return;
		}
		bytes.on('limit', () => (isTruncated = true));
		taken = take(fields, { name, bytes });
		// What could not be taken is let through unread; the failure is told below.
		taken.catch(() => bytes.resume());
	});
	try {
		await pipeline(Readable.fromWeb(request.body as ReadableStream), form);
	} catch {
		await Promise.resolve(taken).catch(() => undefined);
		throw new Refused('malformed');
	}
	const result = await (taken as Promise<Result> | null);
	if (isTruncated) throw new SourceTooLong('The file is too long.');
	return result;
}

function formOf(type: string): ReturnType<typeof Busboy> {
	try {
		return Busboy({
			headers: { 'content-type': type },
			limits: { files: 1, fields: 10, fieldSize: 1_000, fileSize: MAX_SOURCE_BYTES + 1 }
		});
	} catch {
		// A boundary that is missing.
		throw new Refused('malformed');
	}
}
