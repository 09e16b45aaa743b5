// Reads a ZIP of exported items as a stranger's file: everything is checked before anything is believed. Changes nothing.
import { transferFileSchema, TRANSFER_FORMAT, TRANSFER_VERSION } from '$lib/contracts/transfer-file';
import type { TransferFile } from '$lib/contracts/transfer-file';
import type { TransferRefusal } from '$lib/contracts/transfer-refusal';
import { MAX_DOCUMENT_BYTES } from '$lib/contracts/protocol';
import type { Operation } from '$lib/contracts/operations';
import type { RefusalCode } from '$lib/contracts/refusal';
import { refusalToStore } from '$lib/domain/supporting-document/inspect-storable';
import { inspectReceived, MAX_RECEIVED_BYTES } from '../inbox/inspect-received';
import { sha256Hex } from '../sha256';
import { MAX_ARCHIVE_BYTES, openArchive, type Archive } from './archive';
import { JSON_NAME } from './archive-names';

/** [chosen] Texts of 5,000 items at the very most; a normal export has some tens of kilobytes. */
const MAX_JSON_BYTES = 64 * 1024 * 1024;

export interface ReadExport {
	file: TransferFile;
	/** Checked bytes, by document or received file. One that the exporting device had lost is not there. */
	bytes: Map<string, ArrayBuffer>;
}
export interface TransferProblem {
	code: TransferRefusal;
	/** The entry or document that it is about. */
	name: string | null;
	/** Of a document that is not accepted: why. */
	document: RefusalCode | null;
}
export type ReadResult = ({ ok: true } & ReadExport) | ({ ok: false } & TransferProblem);

type Attachment = Extract<Operation, { kind: 'attachDocument' }>;

function refused(
	code: TransferRefusal,
	name: string | null = null,
	document: RefusalCode | null = null
): ReadResult {
	return { ok: false, code, name, document };
}

export async function readExport(
	chosen: { size: number; arrayBuffer: () => Promise<ArrayBuffer> },
	accountId: string
): Promise<ReadResult> {
	// Not even read: it would take the phone's memory.
	if (chosen.size > MAX_ARCHIVE_BYTES) return refused('too-large');
	const listing = openArchive(new Uint8Array(await chosen.arrayBuffer()));
	if (!listing.ok) return refused(listing.code, listing.name);
	const { archive } = listing;
	const file = readManifest(archive);
	if (typeof file === 'string') return refused(file, file === 'not-an-export' ? null : JSON_NAME);
	if (file.accountId !== accountId) return refused('other-account');
	if (!isConsistent(file, archive)) return refused('malformed', JSON_NAME);
	return readDocuments(file, archive);
}

function readManifest(archive: Archive): TransferFile | TransferRefusal {
	if (!archive.names.has(JSON_NAME)) return 'not-an-export';
	const bytes = archive.read(JSON_NAME, MAX_JSON_BYTES);
	if (bytes === null) return 'damaged';
	let content: unknown;
	try {
		content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch (error) {
		if (error instanceof SyntaxError || error instanceof TypeError) return 'damaged';
		throw error;
	}
	if (typeof content !== 'object' || content === null || !('format' in content)) return 'not-an-export';
	if (content.format !== TRANSFER_FORMAT) return 'not-an-export';
	const version: unknown = 'version' in content ? content.version : null;
	if (typeof version === 'number' && version > TRANSFER_VERSION) return 'newer-version';
	const parsed = transferFileSchema.safeParse(content);
	return parsed.success ? parsed.data : 'malformed';
}

function attachments(file: TransferFile): Attachment[] {
	return file.operations.flatMap(({ operation }) => (operation.kind === 'attachDocument' ? [operation] : []));
}

/** Each thing once, each where it belongs, and nothing in the archive that nobody speaks of. */
function isConsistent(file: TransferFile, archive: Archive): boolean {
	const { operations, drafts, juryDrafts = [], documents, received = [] } = file;
	const ids = operations.map(({ operation }) => operation.id);
	// A member's claim is another person's: it is none of those with a draft of their own.
	const claims = [...drafts, ...juryDrafts].map(({ claimId }) => claimId);
	const named = new Map(documents.map(({ documentId, path }) => [documentId, path]));
	const wanted = attachments(file).map(({ payload }) => payload.documentId);
	const paths = [
		...documents.flatMap(({ path }) => (path === null ? [] : [path])),
		...received.map(({ path }) => path)
	];
	const lists: readonly string[][] = [
		ids,
		claims,
		wanted,
		paths,
		[...documents.map(({ documentId }) => documentId), ...received.map((one) => one.id)]
	];
	const areUnique = lists.every((list) => new Set(list).size === list.length);
	const arePlaced = operations.every(({ operation, missionKey, state, problem }) => {
		const isOfJury = operation.kind === 'enterJuryPay';
		const isOfClaim =
			!isOfJury && operation.kind !== 'acceptConditions' && operation.kind !== 'setCompetence';
		if (isOfClaim !== (operation.claimId !== null)) return false;
		if ((isOfClaim || isOfJury) !== (missionKey !== null)) return false;
		if (missionKey !== null && !missionKey.startsWith(`${operation.academy}-`)) return false;
		return state === 'waiting' ? problem === null : problem?.outcome === state;
	});
	const known = new Set(paths);
	const areAllNamed = [...archive.names].every((name) => !name.includes('/') || known.has(name));
	return (
		areUnique &&
		arePlaced &&
		areAllNamed &&
		wanted.length === named.size &&
		wanted.every((id) => named.has(id))
	);
}

async function readDocuments(file: TransferFile, archive: Archive): Promise<ReadResult> {
	const paths = new Map(file.documents.map(({ documentId, path }) => [documentId, path]));
	const bytes = new Map<string, ArrayBuffer>();
	for (const { payload } of attachments(file)) {
		const path = paths.get(payload.documentId) ?? null;
		if (path === null) continue;
		if (!archive.names.has(path)) return refused('document-missing', payload.name);
		const found = archive.read(path, MAX_DOCUMENT_BYTES);
		if (found === null) return refused('damaged', payload.name);
		const isSame = found.length === payload.byteLength && (await sha256Hex(found)) === payload.sha256;
		if (!isSame) return refused('document-differs', payload.name);
		const refusal = refusalToStore(found, payload.format);
		if (refusal !== null) return refused('document-refused', payload.name, refusal);
		// A copy of exactly these bytes: a view could carry the whole archive along.
		bytes.set(payload.documentId, found.slice().buffer);
	}
	for (const { id, name, path, byteLength, sha256 } of file.received ?? []) {
		if (!archive.names.has(path)) return refused('document-missing', name);
		const found = archive.read(path, MAX_RECEIVED_BYTES);
		if (found === null) return refused('damaged', name);
		if (found.length !== byteLength || (await sha256Hex(found)) !== sha256)
			return refused('document-differs', name);
		const { problem } = inspectReceived(name, found);
		if (problem !== null) return refused('document-refused', name, problem);
		bytes.set(id, found.slice().buffer);
	}
	return { ok: true, file, bytes };
}
