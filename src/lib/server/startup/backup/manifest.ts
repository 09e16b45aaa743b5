// What a backup says of itself: which bases it holds, with their hashes, and which documents. Knows files and nothing of
// what is in them.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';

export const MANIFEST_FILE = 'sauvegarde.json';
/** One line a document: its length, a blank, `<académie>/<account>/<SHA-256>`. */
export const DOCUMENTS_FILE = 'documents.txt';
const FORMAT = 1;

export interface CopiedBase {
	/** Null: the directory. */
	academy: string | null;
	file: string;
	byteLength: number;
	sha256: string;
	schemaVersion: number;
}

export interface Manifest {
	format: typeof FORMAT;
	/** ISO instants, UTC: what was acknowledged before the first is in it. */
	startedAt: string;
	finishedAt: string;
	mark: string;
	bases: CopiedBase[];
	documents: { count: number; byteLength: number; sha256: string };
	/** Documents that a row speaks of and whose bytes were not there, or not the right ones: damaged before. */
	missingDocuments: string[];
}

/** A folder that is no backup of ours, or not whole; the message names what is wrong, for the operator. */
export class NotABackup extends Error {
	override name = 'NotABackup';
}

export async function sha256OfFile(path: string): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(path), hash);
	return hash.digest('hex');
}

/** On the disk when the promise resolves. */
export async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
	const handle = await open(path, 'wx', 0o600);
	try {
		await handle.writeFile(content);
		await handle.sync();
	} finally {
		await handle.close();
	}
}

export function writeManifest(folder: string, manifest: Omit<Manifest, 'format'>): Promise<void> {
	return writeDurably(
		join(folder, MANIFEST_FILE),
		`${JSON.stringify({ format: FORMAT, ...manifest }, null, '\t')}\n`
	);
}

/** @throws NotABackup with the reason. */
export async function readManifest(folder: string): Promise<Manifest> {
	let value: unknown;
	try {
		value = JSON.parse(await readFile(join(folder, MANIFEST_FILE), 'utf8'));
	} catch {
		throw new NotABackup(MANIFEST_FILE);
	}
	if (!isManifest(value)) throw new NotABackup(MANIFEST_FILE);
	return value;
}

/** Names come from a file: nothing that could lie outside of the folder. */
const BASE_FILE = /^(directory|academies\/[A-Z][A-Z0-9_]{1,31})\.db$/;

function isManifest(value: unknown): value is Manifest {
	if (typeof value !== 'object' || value === null) return false;
	const { format, bases, documents, mark, missingDocuments } = value as Partial<Manifest>;
	return (
		format === FORMAT &&
		typeof mark === 'string' &&
		typeof documents?.sha256 === 'string' &&
		Array.isArray(missingDocuments) &&
		Array.isArray(bases) &&
		bases.every(({ file, sha256, byteLength, schemaVersion }) => {
			return (
				BASE_FILE.test(file) &&
				typeof sha256 === 'string' &&
				Number.isInteger(byteLength) &&
				Number.isInteger(schemaVersion)
			);
		}) &&
		bases.some(({ academy }) => academy === null)
	);
}

export interface ListedDocument {
	byteLength: number;
	/** `<académie>/<account>/<SHA-256>`. */
	path: string;
}

const DOCUMENT_LINE = /^(\d{1,12}) ([A-Za-z0-9_-]{1,64}\/[A-Za-z0-9_-]{1,64}\/[0-9a-f]{64})$/;

/** One after the other; a backup has a million of them. @throws NotABackup */
export async function* listedDocuments(folder: string): AsyncGenerator<ListedDocument> {
	const path = join(folder, DOCUMENTS_FILE);
	if (!existsSync(path)) throw new NotABackup(DOCUMENTS_FILE);
	for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
		const [, byteLength, name] = DOCUMENT_LINE.exec(line) ?? [];
		if (byteLength === undefined || name === undefined) throw new NotABackup(DOCUMENTS_FILE);
		yield { byteLength: Number(byteLength), path: name };
	}
}
