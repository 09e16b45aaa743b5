// Where an item stands between the device and the server, in the six states that the person is shown.
import type { OutboxItem } from './db/rows';

/** «Brouillon sur cet appareil», «En attente d'envoi», «Envoi en cours», «Enregistré», «À corriger», «Conflit». */
export type ItemState = 'draft' | 'waiting' | 'sending' | 'saved' | 'toCorrect' | 'conflict';

/** State of one operation of the outbox. */
export function operationState(item: Pick<OutboxItem, 'state'>): ItemState {
	return item.state === 'refused' ? 'toCorrect' : item.state;
}

/**
 * State of a claim: what needs the person first (conflict, then to correct), then what is only on this device
 * (a draft newer than what waits), then what is on its way. Nothing of these: «Enregistré».
 */
export function claimState(items: readonly Pick<OutboxItem, 'state'>[], hasDraft: boolean): ItemState {
	const states = new Set(items.map((item) => item.state));
	if (states.has('conflict')) return 'conflict';
	if (states.has('refused')) return 'toCorrect';
	if (hasDraft) return 'draft';
	if (states.has('sending')) return 'sending';
	return states.has('waiting') ? 'waiting' : 'saved';
}
