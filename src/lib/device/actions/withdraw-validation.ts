// Taking back a validation that is not processed yet («Modifier»).
import { changeStatus, type GestureOutcome } from '../gestures/status-gestures';
import { openStore } from '../open-store.svelte';
import { syncBell } from '../sync-bell';

export async function withdrawValidation(key: string): Promise<GestureOutcome> {
	const result = await changeStatus(openStore.required(), key, 'withdrawValidation');
	if (result.ok) syncBell.ring();
	return result;
}
