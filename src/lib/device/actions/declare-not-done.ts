// «Je n'ai pas effectué cette mission», and its undoing.
import { changeStatus, type GestureOutcome } from '../gestures/status-gestures';
import { openStore } from '../open-store.svelte';
import { syncBell } from '../sync-bell';

async function change(key: string, kind: 'declareNotDone' | 'undoNotDone'): Promise<GestureOutcome> {
	const result = await changeStatus(openStore.required(), key, kind);
	if (result.ok) syncBell.ring();
	return result;
}

export function declareNotDone(key: string): Promise<GestureOutcome> {
	return change(key, 'declareNotDone');
}

export function undoNotDone(key: string): Promise<GestureOutcome> {
	return change(key, 'undoNotDone');
}
