// Why a document was not deposited, or not taken back: the form comes back to the claim's page with a code in the address,
// which is told only if it is one of these.
import { isRefusalCode, type RefusalCode } from '$lib/contracts/refusal';
import { decisionRefusal } from '$lib/fr/gestion/decision';
import { DEPOSIT_WORDS, TAKE_BACK_REFUSALS } from '$lib/fr/gestion/entries';
import { REFUSAL_SENTENCES } from '$lib/fr/refusals';

const TOLD: readonly RefusalCode[] = [
	'own-claim',
	'claim-cancelled',
	'claim-not-open',
	'revision-stale',
	'malformed',
	'document-too-large',
	'document-empty',
	'document-unsupported',
	'document-mismatch',
	'document-damaged',
	'document-dimensions',
	'document-pages',
	'document-encrypted',
	'document-active-content',
	'document-count'
];

export function depositRefusal(code: string | null): string | null {
	if (code === 'none') return DEPOSIT_WORDS.none;
	if (!isRefusalCode(code) || !TOLD.includes(code)) return null;
	return decisionRefusal(code) ?? REFUSAL_SENTENCES[code];
}

const TOLD_OF_TAKING_BACK: readonly RefusalCode[] = [
	'own-claim',
	'claim-cancelled',
	'claim-not-open',
	'revision-stale',
	'malformed'
];

export function notTakenBack(code: string | null): string | null {
	if (!isRefusalCode(code)) return null;
	const own = (TAKE_BACK_REFUSALS as Partial<Record<RefusalCode, string>>)[code];
	return own ?? (TOLD_OF_TAKING_BACK.includes(code) ? decisionRefusal(code) : null);
}

/** Whether the page has a sentence for it; anything else is answered as any refusal is. */
export function isToldOnPage(code: RefusalCode): boolean {
	return TOLD.includes(code);
}
