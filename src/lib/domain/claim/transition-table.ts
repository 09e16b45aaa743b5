// Who can do what to a part in which status: the whole life of an état de frais as one table (guide §2.6.2, §2.6.3).
// Knows neither the claim as a whole nor the words for a refusal.
import type { ClaimAction, ClaimActor, PartStatus } from './claim';

/** Why an action is refused; each code is also one of the contracts' refusal codes. First listed, first told. */
export const TRANSITION_REFUSALS = [
	'forbidden',
	'own-claim',
	'claim-declared-not-done',
	'attested-absent',
	'reason-required',
	'claim-exported',
	'claim-processed',
	'claim-validated',
	'claim-not-over',
	'claim-not-validated',
	'claim-deferred',
	'claim-not-open',
	'claim-unchanged',
	'claim-cancelled'
] as const;
export type TransitionRefusal = (typeof TRANSITION_REFUSALS)[number];

/** `former`: what the part was before it was cancelled, recomputed by the clock. */
export type PartMove =
	'open' | 'validated' | 'accepted' | 'cancelled' | 'handled' | 'gestionnaireToHandle' | 'former';

/**
 * A cell of the table: the status that the part moves to; `kept`, the action is for this part but leaves its
 * status; a code, the action is not for this part (the other part can still take it); `stops`, not for the claim.
 */
export type TransitionCell = { to: PartMove } | 'kept' | TransitionRefusal | { stops: TransitionRefusal };

/**
 * The kinds of part. `suppliedRemuneration` is the pay that SANTORIN or the gestionnaire supplies: the intervenant
 * consults it, so «Valider» and taking back pass it by, and the gestionnaire accepts it without them.
 */
export type TransitionPart = 'remuneration' | 'suppliedRemuneration' | 'travel';

type Row = Record<PartStatus, TransitionCell>;

const row = (otherwise: TransitionCell, cells: Partial<Row>): Row => ({
	none: 'claim-not-open',
	cancelled: 'claim-cancelled',
	notYetDone: otherwise,
	inProgress: otherwise,
	toValidate: otherwise,
	validated: otherwise,
	accepted: 'claim-processed',
	deferred: otherwise,
	handled: 'claim-processed',
	gestionnaireToHandle: otherwise,
	...cells
});
const everywhere = (cell: TransitionCell): Row =>
	row(cell, { none: cell, cancelled: cell, accepted: cell, handled: cell });

const FORBIDDEN = everywhere('forbidden');

const intervenant: Record<ClaimAction, Row> = {
	save: row('claim-not-open', {
		inProgress: 'kept',
		toValidate: 'kept',
		validated: 'claim-validated',
		deferred: 'claim-deferred'
	}),
	validate: row('claim-not-open', {
		inProgress: 'claim-not-over',
		toValidate: { to: 'validated' },
		validated: 'claim-validated',
		deferred: 'claim-deferred'
	}),
	withdrawValidation: row('claim-not-validated', { validated: { to: 'open' } }),
	declareNotDone: row('kept', {
		notYetDone: 'claim-not-open',
		validated: { stops: 'claim-validated' },
		accepted: { stops: 'claim-processed' }
	}),
	undoNotDone: row('kept', {}),
	accept: FORBIDDEN,
	sendBack: FORBIDDEN,
	cancel: FORBIDDEN,
	uncancel: FORBIDDEN,
	handle: FORBIDDEN,
	unhandle: FORBIDDEN,
	revokeAcceptance: FORBIDDEN,
	enterPay: FORBIDDEN,
	setScale: FORBIDDEN,
	deposit: FORBIDDEN
};

const gestionnaire: Record<ClaimAction, Row> = {
	save: FORBIDDEN,
	validate: FORBIDDEN,
	withdrawValidation: FORBIDDEN,
	declareNotDone: FORBIDDEN,
	undoNotDone: FORBIDDEN,
	accept: row('claim-not-validated', { validated: { to: 'accepted' } }),
	sendBack: row('claim-not-validated', { validated: { to: 'open' } }),
	cancel: row({ to: 'cancelled' }, { accepted: { to: 'cancelled' }, handled: { to: 'cancelled' } }),
	uncancel: row('claim-unchanged', {
		cancelled: { to: 'former' },
		accepted: 'claim-unchanged',
		handled: 'claim-unchanged'
	}),
	handle: row('claim-not-open', {
		gestionnaireToHandle: { to: 'handled' },
		handled: 'claim-unchanged'
	}),
	unhandle: row('claim-unchanged', {
		handled: { to: 'gestionnaireToHandle' },
		accepted: 'claim-unchanged'
	}),
	revokeAcceptance: row('claim-unchanged', { accepted: { to: 'validated' }, handled: 'claim-unchanged' }),
	// «Taux NR» (rules §1): the part is there and not the intervenant's to enter.
	enterPay: row('claim-not-open', { gestionnaireToHandle: 'kept', handled: 'kept' }),
	setScale: row('claim-not-open', {}),
	// A cancelled claim is frozen for everybody (rules §1); any other takes what the desk received, paid or not.
	deposit: row('kept', { accepted: 'kept', handled: 'kept' })
};

const ENTERED = { intervenant, gestionnaire };

/** The scale is the gestionnaire's at any time: once exported, a later batch corrects it. */
const TRAVEL = {
	intervenant,
	gestionnaire: {
		...gestionnaire,
		enterPay: row('claim-not-open', {}),
		setScale: row('kept', { accepted: 'kept', deferred: 'claim-deferred' })
	}
};

const SUPPLIED = {
	intervenant: {
		...intervenant,
		save: row('claim-not-open', {}),
		validate: row('claim-not-open', {}),
		withdrawValidation: row('claim-not-open', {})
	},
	gestionnaire: {
		...gestionnaire,
		accept: row('claim-not-validated', {
			validated: { to: 'accepted' },
			toValidate: { to: 'accepted' },
			inProgress: 'claim-not-over',
			notYetDone: 'claim-not-over',
			gestionnaireToHandle: 'claim-not-open'
		}),
		sendBack: row('claim-not-open', {}),
		// Nobody had validated it: it is again what it was before.
		revokeAcceptance: row('claim-unchanged', { accepted: { to: 'open' }, handled: 'claim-unchanged' })
	}
};

/** Part × actor × action × status → status or refusal. The clock, the flags and the reason are `decideAction`'s. */
export const TRANSITIONS: Readonly<
	Record<TransitionPart, Readonly<Record<ClaimActor, Readonly<Record<ClaimAction, Readonly<Row>>>>>>
> = { remuneration: ENTERED, suppliedRemuneration: SUPPLIED, travel: TRAVEL };
