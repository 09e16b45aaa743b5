// The person's choice between two versions of a claim.
import type { ClaimContent } from '$lib/domain/claim/claim';
import { resolve, type Choices } from '../gestures/resolve';
import type { SaveResult } from '../gestures/save';
import { openStore } from '../open-store.svelte';
import { syncBell } from '../sync-bell';

/** Saves the choices against the version that was seen (`view.standing.current`). */
export async function resolveConflict(
	key: string,
	choices: Choices,
	seen: ClaimContent
): Promise<SaveResult> {
	const result = await resolve(openStore.required(), key, choices, seen);
	if (result.ok) syncBell.ring();
	return result;
}
