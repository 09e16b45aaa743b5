// Batches that were made, as the desk reads them, and their files issued again byte for byte. Knows no request.
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Zone } from '$lib/domain/calendar/local-date-time';
import { Refused } from '../refused';
import { currentAcademy } from '../repositories/academies';
import {
	countPaidLines,
	findBatch,
	listBatches,
	listLines,
	readPiece,
	type ExportBatch,
	type ExportedLine,
	type ExportFormat
} from '../repositories/export-batches';
import { hasRole, type Caller } from '../services/caller';

export { EXPORT_FORMATS, type ExportFormat } from '../repositories/export-batches';

export const BATCHES_PAGE_SIZE = 20;
export const LINES_PAGE_SIZE = 50;

export interface BatchList {
	academyLabel: string;
	zone: Zone;
	batches: ExportBatch[];
	/** Where the next page begins; null on the last. */
	next: number | null;
}

async function academyOf(code: string, caller: Caller) {
	if (!hasRole(caller, 'gestionnaire', code)) throw new Refused('forbidden');
	const academy = await currentAcademy(code);
	if (academy === null) throw new Refused('not-found');
	return academy;
}

/** Newest first. @throws Refused `forbidden`, `not-found`. */
export async function batchList(code: string, before: number | null, caller: Caller): Promise<BatchList> {
	const { label, zone } = await academyOf(code, caller);
	const found = await listBatches(code, before, BATCHES_PAGE_SIZE + 1);
	const batches = found.slice(0, BATCHES_PAGE_SIZE);
	return {
		academyLabel: label,
		zone,
		batches,
		next: found.length > batches.length ? (batches.at(-1)?.number ?? null) : null
	};
}

export interface BatchPage {
	academyLabel: string;
	zone: Zone;
	batch: ExportBatch;
	paidLines: number;
	lines: ExportedLine[];
	/** Where the next lines begin; null on the last page. */
	next: number | null;
	isFirst: boolean;
}

/** @throws Refused `forbidden`, `not-found`. */
export async function batchPage(
	code: string,
	number: number,
	after: number,
	caller: Caller
): Promise<BatchPage> {
	const { label, zone } = await academyOf(code, caller);
	const batch = await findBatch(code, number);
	if (batch === null) throw new Refused('not-found');
	const found = await listLines(code, number, after, LINES_PAGE_SIZE + 1);
	const lines = found.slice(0, LINES_PAGE_SIZE);
	return {
		academyLabel: label,
		zone,
		batch,
		paidLines: await countPaidLines(code, number),
		lines,
		next: found.length > lines.length ? (lines.at(-1)?.position ?? null) : null,
		isFirst: after === 0
	};
}

export interface IssuedFile {
	bytes: number;
	sha256: string;
	/** One piece in memory at a time. */
	pieces: AsyncIterable<Uint8Array>;
}

async function* piecesOf(code: string, number: number, format: ExportFormat): AsyncGenerator<Uint8Array> {
	for (let position = 0; ; position += 1) {
		const piece = await readPiece(code, number, format, position);
		if (piece === null) return;
		yield gunzipSync(piece);
	}
}

/**
 * The file as it was first given. Its hash is counted again over what is kept before the first byte leaves: a base
 * that was damaged gives no file instead of another one.
 * @throws Refused `forbidden`, `not-found`; a fault where the bytes are not those of the stored hash.
 */
export async function issueFile(
	code: string,
	number: number,
	format: ExportFormat,
	caller: Caller
): Promise<IssuedFile> {
	await academyOf(code, caller);
	const batch = await findBatch(code, number);
	if (batch === null) throw new Refused('not-found');
	const { sha256, bytes } = batch.files[format];
	const hash = createHash('sha256');
	let pieces = 0;
	for await (const piece of piecesOf(code, number, format)) {
		hash.update(piece);
		pieces += 1;
	}
	// Gone with the last of its claims, when the time to keep them was over.
	if (pieces === 0) throw new Refused('not-found');
	if (hash.digest('hex') !== sha256) throw new Error(`Batch ${number} (${format}) is not what it was.`);
	return { sha256, bytes, pieces: piecesOf(code, number, format) };
}
