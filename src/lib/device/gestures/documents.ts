// Attaching and deleting documents: bytes, their description and the operation in one transaction, or nothing.
import type { RefusalCode } from '$lib/contracts/refusal';
import { MAX_DOCUMENTS_PER_FOLDER } from '$lib/domain/supporting-document/limits';
import type {
	DocumentFolder,
	DocumentFormat,
	DocumentPurpose,
	SupportingDocument
} from '$lib/domain/supporting-document/supporting-document';
import { changeStore } from '../db/sealed-unit';
import { StorageFault } from '../db/storage-fault';
import type { DeviceStore } from '../db/store';
import { claimFolderIn } from '../repositories/claim-folder';
import { isAside, isNeverSent } from '../repositories/outbox';
import { projectDocuments } from '../repositories/project-claim';
import { freeSentBytes } from '../repositories/documents';
import { sha256Hex } from '../sha256';
import { newId } from '../uuid-v7';
import { addGesture, takeOut } from './operations';
import type { GestureOutcome } from './status-gestures';

export interface ReadyFile {
	bytes: Uint8Array<ArrayBuffer>;
	format: DocumentFormat;
	name: string;
	folder: DocumentFolder;
	purpose: DocumentPurpose;
}
export type AttachOutcome = { ok: true; document: SupportingDocument } | { ok: false; code: RefusalCode };

/** When the device is full, bytes that the server has go first; then the fault reaches the caller. */
export async function attach(store: DeviceStore, key: string, file: ReadyFile): Promise<AttachOutcome> {
	const sha256 = await sha256Hex(file.bytes);
	try {
		return await putDocument(store, key, file, sha256);
	} catch (error) {
		if (!(error instanceof StorageFault) || error.code !== 'full') throw error;
		if ((await freeSentBytes(store)) === 0) throw error;
		return putDocument(store, key, file, sha256);
	}
}

function putDocument(
	store: DeviceStore,
	key: string,
	file: ReadyFile,
	sha256: string
): Promise<AttachOutcome> {
	const { bytes, format, name, folder, purpose } = file;
	const id = newId();
	return changeStore(store, async (unit): Promise<AttachOutcome> => {
		const claimFolder = await claimFolderIn(store, unit, key);
		const { claim, items, academy } = claimFolder;
		if (!academy.settings.documentsOnline) return { ok: false, code: 'documents-by-post' };
		if (!academy.settings.documentFormats.includes(format))
			return { ok: false, code: 'document-unsupported' };
		const present = projectDocuments(claim.documents, items).filter((other) => other.folder === folder);
		if (present.length >= MAX_DOCUMENTS_PER_FOLDER) return { ok: false, code: 'document-count' };
		const byteLength = bytes.byteLength;
		const description = { folder, purpose, name, format, byteLength, sha256 };
		const document = { id, ...description, depositedAt: null, depositedBy: 'intervenant' as const };
		unit.put('documents', id, { document, missionKey: key, claimId: claim.id, isSent: false });
		// A copy of exactly these bytes: a view could carry a larger buffer along.
		unit.put('bytes', id, { bytes: bytes.slice().buffer, byteLength, sha256 });
		await addGesture(unit, claimFolder, {
			kind: 'attachDocument',
			payload: { documentId: id, ...description }
		});
		return { ok: true, document };
	});
}

/** One that the server never heard of just goes; of another the deletion is sent. */
export function remove(store: DeviceStore, key: string, documentId: string): Promise<GestureOutcome> {
	return changeStore(store, async (unit): Promise<GestureOutcome> => {
		const folder = await claimFolderIn(store, unit, key);
		const attachment = folder.items.find(
			({ operation }) => operation.kind === 'attachDocument' && operation.payload.documentId === documentId
		);
		if (attachment !== undefined && (isNeverSent(attachment) || isAside(attachment))) {
			await takeOut(unit, attachment);
			unit.delete('documents', documentId);
			unit.delete('bytes', documentId);
			unit.delete('uploads', documentId);
			return { ok: true };
		}
		const document = projectDocuments(folder.claim.documents, folder.items).find(
			({ id }) => id === documentId
		);
		if (document === undefined) return { ok: false, code: 'not-found' };
		if (document.depositedBy !== 'intervenant') return { ok: false, code: 'document-not-yours' };
		await addGesture(unit, folder, { kind: 'deleteDocument', payload: { documentId } });
		return { ok: true };
	});
}
