// Which tone a status or an item's state is drawn with; its words say the same.
import type { PartStatus } from '$lib/domain/claim/claim';
import type { ItemState } from '$lib/device/item-state';
import type { BadgeTone } from '../list/list-column';

const PART_TONES: Record<PartStatus, BadgeTone> = {
	none: 'neutral',
	cancelled: 'neutral',
	notYetDone: 'neutral',
	inProgress: 'info',
	toValidate: 'warning',
	validated: 'info',
	accepted: 'success',
	deferred: 'neutral',
	handled: 'success',
	gestionnaireToHandle: 'neutral'
};

export function partStatusTone(status: PartStatus): BadgeTone {
	return PART_TONES[status];
}

const ITEM_TONES: Record<ItemState, BadgeTone> = {
	draft: 'warning',
	waiting: 'warning',
	sending: 'info',
	saved: 'success',
	toCorrect: 'danger',
	conflict: 'danger'
};

export function itemStateTone(state: ItemState): BadgeTone {
	return ITEM_TONES[state];
}
