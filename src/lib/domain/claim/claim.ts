// The expense claim («état de frais») of one assignment: two parts, each with its own status.
import type { LocalDate } from '../calendar/local-date-time';
import type { RemunerationEntry } from '../remuneration/remuneration-entry';
import type { Trip } from '../travel/trip';
import type { SupportingDocument } from '../supporting-document/supporting-document';
import type { TravelScales } from '../travel/reimbursement-scale';
import type { ContentChange } from './content-changes';
import type { SuppliedPay } from './supplied-pay';

/** The statuses that the screen shows (guide §2.6.2); labels in lib/fr. */
export const PART_STATUSES = [
	'none',
	'cancelled',
	'notYetDone',
	'inProgress',
	'toValidate',
	'validated',
	'accepted',
	'deferred',
	'handled',
	'gestionnaireToHandle'
] as const;
export type PartStatus = (typeof PART_STATUSES)[number];

/**
 * What is stored of a part. `open` shows `notYetDone`, `inProgress` or `toValidate` by the clock in the
 * mission's zone (or `deferred` by the rule of the day); the others show as they are.
 */
export const STORED_PART_STATUSES = [
	'none',
	'open',
	'validated',
	'accepted',
	'handled',
	'gestionnaireToHandle',
	'cancelled'
] as const;
export type StoredPartStatus = (typeof STORED_PART_STATUSES)[number];

export const CLAIM_PARTS = ['remuneration', 'travel'] as const;
export type ClaimPart = (typeof CLAIM_PARTS)[number];

export interface PartState {
	status: StoredPartStatus;
	/** While cancelled: what un-cancelling restores. */
	statusBeforeCancel: StoredPartStatus | null;
	/** Once in an export batch a part can no longer be undone or cancelled. */
	isExported: boolean;
}

/** What the intervenant enters: the mergeable content of a claim. */
export interface ClaimContent {
	remuneration: RemunerationEntry;
	trips: Trip[];
}

export const CLAIM_ACTIONS = [
	'save',
	'validate',
	'withdrawValidation',
	'declareNotDone',
	'undoNotDone',
	'accept',
	'sendBack',
	'cancel',
	'uncancel',
	/** «Traité par le gestionnaire», and back. */
	'handle',
	'unhandle',
	/** An acceptance taken back, before it goes into payment. */
	'revokeAcceptance',
	/** What the intervenant may not enter: pay (supplied-pay), the scale of a trip, a document of the desk. */
	'enterPay',
	'setScale',
	'deposit'
] as const;
export type ClaimAction = (typeof CLAIM_ACTIONS)[number];

export type ClaimActor = 'intervenant' | 'gestionnaire';

/** One line of «Suivi»: who, when, what, why. `from` and `to` are stored statuses of the part, if it changed. */
export interface HistoryEntry {
	/** ISO instant, UTC, the server's clock. */
	at: string;
	/** `chefCentre`: the head of the exam centre, who attests (domain/attestation). */
	actor: ClaimActor | 'system' | 'chefCentre';
	actorName: string;
	action:
		| ClaimAction
		| 'created'
		| 'documentAttached'
		| 'documentDeleted'
		/** The day's rule put the trips on another mission («Invalidable»), or gave them back. */
		| 'travelDeferred'
		| 'travelReturned'
		/** The source changed the mission after the claim was begun: the entry stays as it is. */
		| 'missionChanged'
		/** The same before anybody began it: the part follows the mission. */
		| 'regenerated'
		/** A part went into a batch for payment; what was corrected of it afterwards, or taken back. */
		| 'exported'
		| 'corrected'
		| 'correctionWithdrawn'
		/** What the head of the exam centre said of the service, or took back. */
		| 'attestPresent'
		| 'attestAbsent'
		| 'attestWithdrawn';
	part: ClaimPart | null;
	from: StoredPartStatus | null;
	to: StoredPartStatus | null;
	/** The gestionnaire's reason, a document's name, or the mission that takes the trips. */
	reason: string | null;
	/** When it was made by the device's clock, ISO instant: information only; absent or null: not known. */
	madeAt?: string | null;
}

/** The mission on which the day's trips are entered, when the travel part shows «Invalidable». */
export interface DeferredTo {
	academy: string;
	missionNumber: number;
}

export interface Claim {
	/** UUID. */
	id: string;
	academy: string;
	missionNumber: number;
	/** Grows by one at each change by anybody. */
	revision: number;
	remuneration: PartState;
	travel: PartState;
	content: ClaimContent;
	/** Who changed which field last, oldest first; absent or empty: as imported. */
	contentChanges?: ContentChange[];
	/** «Je n'ai pas effectué cette mission»: ISO instant and who. */
	notDone: { at: string; by: string } | null;
	/** Set while the day's rule puts the trips on another mission. */
	deferredTo: DeferredTo | null;
	attestation: 'present' | 'absent' | null;
	/** «N° Dossier», given at first validation and never changed, e.g. 12025-12024. */
	fileNumber: string | null;
	/** A validation came after the académie's deadline («hors délai»). */
	isLate: boolean;
	documents: SupportingDocument[];
	history: HistoryEntry[];
	/** The final récapitulatif kept by the server: its version (1, 2…), hash of the PDF's bytes, time of validation. */
	finalSummary: { version: number; sha256: string; validatedAt: string } | null;
	/** The day each part was paid; null or absent (as stored by an older app): not known. */
	remunerationPaidOn?: LocalDate | null;
	travelPaidOn?: LocalDate | null;
	/** Which missions were put together on one claim (guide §2.6.4.2); null or absent: none. */
	groupingComment?: string | null;
	/** Pay that the intervenant does not enter; null or absent: none yet. */
	suppliedPay?: SuppliedPay | null;
	/** Trips by car that the gestionnaire reimburses by the kilometric scale; null or absent: all by SNCF. */
	travelScales?: TravelScales | null;
}
