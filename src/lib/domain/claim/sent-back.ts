// Whether a claim waits for the intervenant because the gestionnaire sent it back.
import type { ClaimAction, HistoryEntry } from './claim';

const ANSWERS: readonly HistoryEntry['action'][] = [
	'sendBack',
	'validate',
	'cancel',
	'declareNotDone'
] satisfies ClaimAction[];

/**
 * The last sending back, with its reason, that nothing has answered since; null: none.
 * Sent back, then saved or a document added → still told; validated again → no more.
 */
export function unansweredSendBack(history: readonly HistoryEntry[]): HistoryEntry | null {
	const last = history.findLast(({ action }) => ANSWERS.includes(action));
	return last?.action === 'sendBack' ? last : null;
}
