// «Enregistrer».
import { save, type SaveResult } from '../gestures/save';
import { openStore } from '../open-store.svelte';
import { syncBell } from '../sync-bell';

export type { SaveResult } from '../gestures/save';

/** Makes the draft an operation; violations that block leave the draft as it is. */
export async function saveClaim(key: string): Promise<SaveResult> {
	const result = await save(openStore.required(), key);
	if (result.ok) syncBell.ring();
	return result;
}
