// Takes a whole staged file into the store: checked by its bytes alone, durable, then known by its row.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { inspectDocument } from '../../domain/supporting-document/inspect-document';
import { refusalToStore } from '../../domain/supporting-document/inspect-storable';
import type { DocumentFormat } from '../../domain/supporting-document/supporting-document';
import { nowMs } from '../clock';
import { Refused } from '../refused';
import { findStoredFile, insertStoredFile } from '../repositories/stored-files';
import { documentStore, type FileKey } from './document-store';
import { inFileTurn, inPersonTurn } from './file-turns';
import { isMissing } from './missing-file';
import { removeStaged, stagedPath } from './staging';

/** What the device announced when it began; the bytes are held to it. */
export interface PromisedFile extends FileKey {
	byteLength: number;
}

/** True if the promised bytes are in the store already. */
export async function isReceived(promised: PromisedFile): Promise<boolean> {
	const { academy, accountId, sha256, byteLength } = promised;
	const stored = await findStoredFile(academy, accountId, sha256);
	return stored !== null && stored.byteLength === byteLength;
}

/**
 * Order: verify length, SHA-256 and content → durable in the store → row. A crash in between leaves bytes without a
 * row, which are swept, never a row without bytes. Doing it twice is harmless.
 * @throws Refused with the reason why these bytes are not taken; they leave the staging folder at once.
 */
export function receiveDocument(stagedId: string, promised: PromisedFile): Promise<void> {
	return inPersonTurn(promised.accountId, () => inFileTurn(promised, () => receive(stagedId, promised)));
}

async function receive(stagedId: string, promised: PromisedFile): Promise<void> {
	const stagedFile = stagedPath(stagedId);
	const bytes = await readStaged(stagedFile);
	if (bytes === null) {
		if (await isReceived(promised)) return;
		throw new Refused('not-found');
	}
	const format = await checkedFormat(bytes, promised, stagedId);
	const { academy, accountId, sha256, byteLength } = promised;
	await documentStore().put(promised, stagedFile);
	const file = { accountId, sha256, byteLength, format };
	await insertStoredFile(academy, file, new Date(nowMs()).toISOString());
}

async function readStaged(path: string): Promise<Uint8Array | null> {
	try {
		return new Uint8Array(await readFile(path));
	} catch (error) {
		if (isMissing(error)) return null;
		throw error;
	}
}

async function checkedFormat(
	bytes: Uint8Array,
	promised: PromisedFile,
	stagedId: string
): Promise<DocumentFormat> {
	try {
		return checkBytes(bytes, promised);
	} catch (error) {
		await removeStaged(stagedId);
		throw error;
	}
}

function checkBytes(bytes: Uint8Array, promised: PromisedFile): DocumentFormat {
	if (bytes.length === 0) throw new Refused('document-empty');
	const hash = createHash('sha256').update(bytes).digest('hex');
	if (bytes.length !== promised.byteLength || hash !== promised.sha256) {
		throw new Refused('document-hash-differs');
	}
	const inspection = inspectDocument(bytes);
	if (!inspection.ok) throw new Refused(inspection.code);
	const { format } = inspection;
	if (format === 'heic' || format === 'avif' || format === 'webp') throw new Refused('document-unsupported');
	const refusal = refusalToStore(bytes, format);
	if (refusal !== null) throw new Refused(refusal);
	return format;
}
