// «Sélectionner et envoyer mes documents»: from a chosen file to bytes kept on the device, network or not.
import type { RefusalCode } from '$lib/contracts/refusal';
import type { DocumentNotice } from '$lib/domain/supporting-document/document-notice';
import type {
	DocumentFolder,
	DocumentPurpose,
	SupportingDocument
} from '$lib/domain/supporting-document/supporting-document';
import { attach } from '../gestures/documents';
import { openStore } from '../open-store.svelte';
import { MAX_CHOSEN_BYTES, prepareDocument } from '../photos/prepare-document';
import { roomFor } from '../space/room-for';
import { syncBell } from '../sync-bell';

export type AttachResult =
	| { ok: true; document: SupportingDocument; notices: DocumentNotice[] }
	/** `maxBytes`: it was not read, for it is heavier than that. */
	| { ok: false; code: RefusalCode; maxBytes?: number };

/** Throws StorageFault if the device could not keep it: nothing is half-written. */
export async function attachDocument(
	key: string,
	chosen: { file: File; folder: DocumentFolder; purpose: DocumentPurpose }
): Promise<AttachResult> {
	const { file, folder, purpose } = chosen;
	const store = openStore.required();
	// Not even read: a film chosen by mistake would take the phone's memory, and the typed text with it.
	if (file.size > MAX_CHOSEN_BYTES) {
		return { ok: false, code: 'document-too-large', maxBytes: MAX_CHOSEN_BYTES };
	}
	const bytes = new Uint8Array(await file.arrayBuffer());
	const prepared = await prepareDocument({ name: file.name, bytes });
	if (!prepared.ok) return prepared;
	const ready = { bytes: prepared.bytes, format: prepared.format, name: prepared.name, folder, purpose };
	await roomFor(store, ready.bytes.byteLength);
	const result = await attach(store, key, ready);
	if (!result.ok) return result;
	syncBell.ring();
	return { ...result, notices: prepared.notices };
}
