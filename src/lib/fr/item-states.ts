// Where an item of this device stands: the six states that the person sees.

export const ITEM_STATE_LABELS: Record<
	'draft' | 'waiting' | 'sending' | 'saved' | 'toCorrect' | 'conflict',
	string
> = {
	draft: 'Brouillon sur cet appareil',
	waiting: 'En attente d’envoi',
	sending: 'Envoi en cours',
	saved: 'Enregistré',
	toCorrect: 'À corriger',
	conflict: 'Conflit'
};

/** Told of a claim validated without a network. */
export const VALIDATION_PENDING_LABEL = 'Validation en attente d’envoi';
