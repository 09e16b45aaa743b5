// «J'ai lu et j'accepte les conditions relatives à l'utilisation du service.»
import { accept } from '../gestures/status-gestures';
import { openStore } from '../open-store.svelte';
import { syncBell } from '../sync-bell';

export async function acceptConditions(academy: string, version: number): Promise<void> {
	await accept(openStore.required(), academy, version);
	syncBell.ring();
}
