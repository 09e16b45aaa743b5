// Single requests of the upload protocol, as no well-behaved client makes them, and the rows that they leave.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import type { Browser } from './built-server';
import { ask, sha256Of } from './document-client';

/** The headers of a part from an offset on. */
export const patchAt = (offset: number) => ({
	'tus-resumable': '1.0.0',
	'content-type': 'application/offset+octet-stream',
	'upload-offset': String(offset)
});

/** Account, length and format of each row of these bytes. */
export async function storedRows(dataDir: string, bytes: Uint8Array): Promise<unknown[]> {
	const database = createClient({
		url: pathToFileURL(join(dataDir, 'academies', 'RENNES.db')).href,
		timeout: 2000
	});
	const { rows } = await database.execute({
		sql: 'SELECT account_id, byte_length, format FROM stored_files WHERE sha256 = ?',
		args: [sha256Of(bytes)]
	});
	database.close();
	return rows.map((row) => [row['account_id'], row['byte_length'], row['format']]);
}

/** The headers by which an upload of these bytes begins. */
export function promise(bytes: Uint8Array): Record<string, string> {
	const encode = (text: string) => Buffer.from(text).toString('base64');
	const metadata = { sha256: sha256Of(bytes), academy: 'RENNES', byteLength: String(bytes.length) };
	const pairs = Object.entries(metadata).map(([name, value]) => `${name} ${encode(value)}`);
	return { 'upload-length': String(bytes.length), 'upload-metadata': pairs.join(',') };
}

/** Begins an upload and gives its path. */
export async function start(browser: Browser, bytes: Uint8Array): Promise<string> {
	const response = await ask(browser, 'POST', '/api/uploads', promise(bytes));
	if (response.status !== 201) throw new Error(`the upload was answered ${response.status}`);
	return response.headers.get('location') ?? '';
}

/** The first part of an upload. */
export function patch(browser: Browser, path: string, body: Buffer<ArrayBuffer>): Promise<Response> {
	return ask(browser, 'PATCH', path, patchAt(0), body);
}

/** The refusal's code. */
export async function codeOf(response: Response): Promise<string> {
	return ((await response.json()) as { code: string }).code;
}
