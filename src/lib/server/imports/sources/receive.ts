// Takes the bytes of a source in, piece by piece, and notes that they are to be checked. Reads no line of them.
import { randomUUID } from 'node:crypto';
import { createWriteStream, rmSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ImportState, Source } from '$lib/domain/import/source';
import { nowMs } from '../../clock';
import { insertSourceImport } from '../../repositories/sources/import-history';
import { lookAtBytes } from './csv-stream';
import { WorkFolder } from './work-folder';

/** Bytes of one file: two million lines of the longest source stay under [chosen]. */
export const MAX_SOURCE_BYTES = 1024 * 1024 * 1024;

/** The file is longer than any source's. */
export class SourceTooLong extends Error {
	override name = 'SourceTooLong';
}

export interface Sender {
	accountId: string | null;
	name: string;
}

/** A name for the list of imports: the last part of a path, plain and short. */
function shortName(name: string): string {
	const last = name.split(/[\\/]/).at(-1)?.replace(/\p{C}/gu, '').trim() ?? '';
	return last === '' ? 'source.csv' : last.slice(-100);
}

/** @returns the import's id. */
export async function receiveSource(
	code: string,
	source: Source,
	file: { name: string; bytes: Readable },
	sender: Sender,
	state: ImportState = 'queuedCheck'
): Promise<string> {
	const id = randomUUID();
	const folder = new WorkFolder(id);
	folder.make();
	try {
		let length = 0;
		await pipeline(
			file.bytes,
			async function* (chunks: AsyncIterable<Buffer>) {
				for await (const chunk of chunks) {
					length += chunk.byteLength;
					if (length > MAX_SOURCE_BYTES) throw new SourceTooLong('The file is too long.');
					yield chunk;
				}
			},
			createWriteStream(folder.source, { mode: 0o600 })
		);
		const { sha256, byteLength } = await lookAtBytes(folder.source);
		await insertSourceImport(code, {
			id,
			source,
			fileName: shortName(file.name),
			byteLength,
			contentHash: sha256,
			receivedAt: new Date(nowMs()).toISOString(),
			accountId: sender.accountId,
			actorName: sender.name,
			state
		});
		return id;
	} catch (error) {
		rmSync(folder.path, { recursive: true, force: true });
		throw error;
	}
}
