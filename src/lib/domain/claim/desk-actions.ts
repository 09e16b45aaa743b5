// What the gestionnaire decides about a claim by one press, of all that can happen to it; entries and deposits have
// their own forms.
import type { ClaimAction } from './claim';

export const GESTION_ACTIONS = [
	'accept',
	'sendBack',
	'handle',
	'unhandle',
	'revokeAcceptance',
	'cancel',
	'uncancel'
] as const satisfies ClaimAction[];
export type GestionAction = (typeof GESTION_ACTIONS)[number];
