// «Valider», with or without a network.
import type { ClaimSummary } from '$lib/domain/claim/claim-summary';
import { prepareFor, validate, type PreparedValidation, type ValidationResult } from '../gestures/validate';
import { openStore } from '../open-store.svelte';
import { syncBell } from '../sync-bell';
import { noteAchievement } from './install-app';

export type { PreparedValidation, ValidationResult } from '../gestures/validate';

/** The récapitulatif to show, what is wrong in it, and which pieces are missing. Changes nothing. */
export function prepareValidation(key: string): Promise<PreparedValidation> {
	return prepareFor(openStore.required(), key);
}

/** Saves the draft and validates what was seen; refused if what would be validated is not what was seen. */
export async function validateClaim(
	key: string,
	seen: { summary: ClaimSummary; missingDocumentsSeen: boolean }
): Promise<ValidationResult> {
	const result = await validate(openStore.required(), key, seen);
	if (result.ok) {
		syncBell.ring();
		noteAchievement();
	}
	return result;
}
