// What the claim's screen asks of its page: each gesture is an action of the device, given from above.
import type { ClaimContent } from '$lib/domain/claim/claim';
import type { TripText } from '$lib/domain/claim/claim-entry';
import type { ClaimSummary } from '$lib/domain/claim/claim-summary';
import type { Violation } from '$lib/domain/claim/violation';
import type { DocumentSlot } from '$lib/domain/supporting-document/required-documents';
import type { Town } from '$lib/domain/travel/town-key';
import type { ListedTown } from '$lib/domain/travel/town-table';
import type { DocumentGestures, GestureResult } from '../receipt/document-gestures';

export type { GestureResult } from '../receipt/document-gestures';

export interface Preparation {
	summary: ClaimSummary;
	violations: Violation[];
	missing: DocumentSlot[];
	warnings: Violation[];
}

type SaveAnswer = { ok: true } | { ok: false; violations: readonly Violation[]; sentence: string };

export type HandedSummary =
	{ ok: true; kind: 'final' | 'provisional' | 'reconstructed' } | { ok: false; sentence: string };

/** What spares a person typing on a trip; all of it works without a network, and none of it is ever forced. */
export interface TripHelp {
	findTowns: (typed: string) => Promise<readonly ListedTown[]>;
	/** Whole km, an estimate; null: not to be told. */
	distanceBetween: (from: Town, to: Town) => Promise<number | null>;
	/** Of the person's other claims on this device, the latest first. */
	earlierTrips: () => Promise<readonly TripText[]>;
}

export interface ClaimGestures extends DocumentGestures {
	tripHelp: TripHelp;
	save: () => Promise<SaveAnswer>;
	/** Saves what was chosen for each field in conflict, against the version that was seen. */
	resolve: (choices: Record<string, 'mine' | 'theirs'>, seen: ClaimContent) => Promise<SaveAnswer>;
	/** Hands to the person, as a file, what of this claim is kept here and not sent. */
	exportKept: () => Promise<void>;
	prepareValidation: () => Promise<Preparation>;
	validate: (preparation: Preparation, missingDocumentsSeen: boolean) => Promise<GestureResult>;
	withdraw: () => Promise<GestureResult>;
	declareNotDone: () => Promise<GestureResult>;
	undoNotDone: () => Promise<GestureResult>;
	/** Hands the récapitulatif's PDF to the person; says which it is. */
	editSummary: () => Promise<HandedSummary>;
	/** The same just after «OK», once the server has answered or cannot be reached; null: it was not validated. */
	summaryOnceValidated: () => Promise<HandedSummary | null>;
}
