// Attaching and deleting documents: bytes, their description and the operation in one transaction, or nothing.
import type { RefusalCode } from '$lib/contracts/refusal';
import { openParts } from '$lib/domain/claim/transitions';
import { deletionRefusal, depositRefusal } from '$lib/domain/supporting-document/deposit-rules';
import type {
	DocumentFolder,
	DocumentFormat,
	DocumentPurpose,
	SupportingDocument
} from '$lib/domain/supporting-document/supporting-document';
import { changeStore } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';
import { nowMs } from '../clock';
import { claimFolderIn, type ClaimFolder } from '../repositories/claim-folder';
import { dropFromInbox } from '../repositories/inbox';
import { isAside, isNeverSent } from '../repositories/outbox';
import { projectDocuments, projectStatuses } from '../repositories/project-claim';
import { sha256Hex } from '../sha256';
import { newId } from '../uuid-v7';
import { addGesture, letPass, takeOut } from './operations';
import type { GestureOutcome } from './status-gestures';

/** What the rules on documents read of a claim, with what is not yet sent laid over it. */
function rights({ claim, mission, items }: ClaimFolder) {
	const projected = projectStatuses(claim, mission, items, nowMs());
	return { claim: projected, openParts: openParts(projected, mission, nowMs()) };
}

export interface ReadyFile {
	bytes: Uint8Array<ArrayBuffer>;
	format: DocumentFormat;
	name: string;
	folder: DocumentFolder;
	purpose: DocumentPurpose;
	/** It waited in the inbox under this id, and leaves it with the same stroke. */
	inboxId?: string;
}
export type AttachOutcome = { ok: true; document: SupportingDocument } | { ok: false; code: RefusalCode };

export async function attach(store: DeviceStore, key: string, file: ReadyFile): Promise<AttachOutcome> {
	return putDocument(store, key, file, await sha256Hex(file.bytes));
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
		const documents = projectDocuments(claim.documents, items);
		const { settings } = academy;
		const code = depositRefusal(file, { ...rights(claimFolder), documents, settings });
		if (code !== null) return { ok: false, code };
		const byteLength = bytes.byteLength;
		const description = { folder, purpose, name, format, byteLength, sha256 };
		const document = { id, ...description, depositedAt: null, depositedBy: 'intervenant' as const };
		unit.put('documents', id, { document, missionKey: key, claimId: claim.id, isSent: false });
		// A copy of exactly these bytes: a view could carry a larger buffer along.
		unit.put('bytes', id, { bytes: bytes.slice().buffer, byteLength, sha256 });
		if (file.inboxId !== undefined) dropFromInbox(unit, file.inboxId);
		await addGesture(unit, claimFolder, {
			kind: 'attachDocument',
			payload: { documentId: id, ...description }
		});
		// An earlier document in trouble does not hold up this one.
		const inTrouble = items.filter((item) => isAside(item) || item.attempts > 0).reverse();
		for (const { operation } of inTrouble) await letPass(unit, operation.id);
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
			// `uploads` keeps where it stands at the server, until the sync has taken it back there.
			return { ok: true };
		}
		const document = projectDocuments(folder.claim.documents, folder.items).find(
			({ id }) => id === documentId
		);
		if (document === undefined) return { ok: false, code: 'not-found' };
		const code = deletionRefusal(document, rights(folder));
		if (code !== null) return { ok: false, code };
		await addGesture(unit, folder, { kind: 'deleteDocument', payload: { documentId } });
		return { ok: true };
	});
}
