// What a person does with the files that other apps handed over: look, attach to a claim, delete, take that back.
import type { RefusalCode } from '$lib/contracts/refusal';
import type { LegibilityDoubt } from '$lib/domain/receipt/legibility';
import type { DocumentNotice } from '$lib/domain/supporting-document/document-notice';
import type { DocumentFolder, DocumentPurpose } from '$lib/domain/supporting-document/supporting-document';
import { attach } from '../gestures/documents';
import { eraseRemoved, removeReceived as remove, restoreReceived as restore } from '../gestures/inbox';
import { takeIn, type TakenIn } from '../inbox/take-in';
import { openStore } from '../open-store.svelte';
import { MAX_SHARED_BYTES, MAX_SHARED_FILES, MAX_WAITING_FILES } from '../share/share-limits';
import { roomFor } from '../space/room-for';
import { syncBell } from '../sync-bell';

/** What is told of what was not taken. */
export const SHARE_LIMITS = {
	bytes: MAX_SHARED_BYTES,
	atOnce: MAX_SHARED_FILES,
	waiting: MAX_WAITING_FILES
} as const;

/** What the service worker sealed while this person was away comes in; deletions of long ago end. */
export async function takeInShared(): Promise<TakenIn> {
	const store = openStore.required();
	const taken = await takeIn(store);
	await eraseRemoved(store);
	return taken;
}

export function removeReceived(id: string): Promise<boolean> {
	return remove(openStore.required(), id);
}

export function restoreReceived(id: string): Promise<boolean> {
	return restore(openStore.required(), id);
}

/** Null: its bytes are not on this device any more. */
export async function receivedBlob(id: string): Promise<Blob | null> {
	const store = openStore.required();
	const [item, kept] = await Promise.all([store.get('inbox', id), store.get('inboxBytes', id)]);
	if (item?.format == null || kept === undefined) return null;
	const type = item.format === 'pdf' ? 'application/pdf' : `image/${item.format}`;
	return new Blob([kept.bytes], { type });
}

/** A small picture of it, for the list; null where this browser cannot draw it. To be closed after use. */
export async function receivedThumbnail(id: string, size: number): Promise<ImageBitmap | null> {
	const blob = await receivedBlob(id);
	if (blob === null || !blob.type.startsWith('image/')) return null;
	try {
		return await createImageBitmap(blob, { imageOrientation: 'from-image', resizeWidth: size });
	} catch (error) {
		// The browser's word both for a kind that it does not know and for damaged data.
		if (error instanceof DOMException) return null;
		throw error;
	}
}

/** Whether it can be read, before it is attached; nothing for a PDF, nor for what this browser cannot draw. */
export async function receivedDoubts(id: string): Promise<LegibilityDoubt[]> {
	const blob = await receivedBlob(id);
	if (blob === null || blob.type === 'application/pdf') return [];
	const { readPicture } = await import('./receipt-tools');
	return (await readPicture(new File([blob], id)))?.doubts ?? [];
}

export type AttachReceived =
	{ ok: true; name: string; notices: DocumentNotice[] } | { ok: false; code: RefusalCode };

/** From the inbox to the claim in one stroke. Throws StorageFault if the device could not keep it: it stays where it was. */
export async function attachReceived(
	id: string,
	{ key, folder, purpose }: { key: string; folder: DocumentFolder; purpose: DocumentPurpose }
): Promise<AttachReceived> {
	const store = openStore.required();
	const [item, kept] = await Promise.all([store.get('inbox', id), store.get('inboxBytes', id)]);
	if (item === undefined) return { ok: false, code: 'not-found' };
	if (kept === undefined) return { ok: false, code: 'document-damaged' };
	// Pictures are drawn anew: not before somebody attaches one.
	const { prepareDocument } = await import('../photos/prepare-document');
	const prepared = await prepareDocument({ name: item.name, bytes: new Uint8Array(kept.bytes) });
	if (!prepared.ok) return prepared;
	const { bytes, format, name, notices } = prepared;
	await roomFor(store, bytes.byteLength);
	const result = await attach(store, key, { bytes, format, name, folder, purpose, inboxId: id });
	if (!result.ok) return result;
	syncBell.ring();
	return { ok: true, name: result.document.name, notices };
}
