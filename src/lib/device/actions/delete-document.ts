// Deleting a document of one's own, until its part is validated.
import { remove } from '../gestures/documents';
import type { GestureOutcome } from '../gestures/status-gestures';
import { openStore } from '../open-store.svelte';
import { syncBell } from '../sync-bell';

export async function deleteDocument(key: string, documentId: string): Promise<GestureOutcome> {
	const result = await remove(openStore.required(), key, documentId);
	if (result.ok) syncBell.ring();
	return result;
}
