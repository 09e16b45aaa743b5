// Deleting a document of one's own, until its part is validated. One that never left this device can be put back.
import type { RefusalCode } from '$lib/contracts/refusal';
import type { DeviceStore } from '../db/store';
import { attach, remove, type AttachOutcome, type ReadyFile } from '../gestures/documents';
import { keepPage } from '../leaving/keep-page';
import { openStore } from '../open-store.svelte';
import { syncBell } from '../sync-bell';

export type DeletionResult =
	/** `putBack`: the same bytes under the same name; null: the server knows it, its deletion is sent. */
	{ ok: true; putBack: (() => Promise<AttachOutcome>) | null } | { ok: false; code: RefusalCode };

export function deleteDocument(key: string, documentId: string): Promise<DeletionResult> {
	const deleting = removeKept(key, documentId);
	keepPage(deleting);
	return deleting;
}

async function removeKept(key: string, documentId: string): Promise<DeletionResult> {
	const store = openStore.required();
	const before = await unsentFile(store, documentId);
	const result = await remove(store, key, documentId);
	if (!result.ok) return result;
	syncBell.ring();
	const isGone = (await store.get('documents', documentId)) === undefined;
	if (before === null || !isGone) return { ok: true, putBack: null };
	return {
		ok: true,
		putBack: () => {
			const puttingBack = putBack(store, key, before);
			keepPage(puttingBack);
			return puttingBack;
		}
	};
}

async function unsentFile(store: DeviceStore, documentId: string): Promise<ReadyFile | null> {
	const [kept, found] = await Promise.all([
		store.get('documents', documentId),
		store.get('bytes', documentId)
	]);
	if (kept === undefined || kept.isSent || !(found?.bytes instanceof ArrayBuffer)) return null;
	const { folder, purpose, name, format } = kept.document;
	return { folder, purpose, name, format, bytes: new Uint8Array(found.bytes) };
}

async function putBack(store: DeviceStore, key: string, file: ReadyFile): Promise<AttachOutcome> {
	const result = await attach(store, key, file);
	if (result.ok) syncBell.ring();
	return result;
}
