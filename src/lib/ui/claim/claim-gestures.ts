// What the claim's screen asks of its page: each gesture is an action of the device, given from above.
import type { ClaimContent } from '$lib/domain/claim/claim';
import type { ClaimSummary } from '$lib/domain/claim/claim-summary';
import type { Violation } from '$lib/domain/claim/violation';
import type { DocumentNotice } from '$lib/domain/supporting-document/document-notice';
import type {
	DocumentFolder,
	DocumentPurpose,
	SupportingDocument
} from '$lib/domain/supporting-document/supporting-document';

export interface Preparation {
	summary: ClaimSummary;
	violations: Violation[];
	missing: { folder: DocumentFolder; purpose: DocumentPurpose }[];
	warnings: Violation[];
}

/** A gesture that can be refused tells the person by a sentence. */
export type GestureResult = { ok: true } | { ok: false; sentence: string };

type SaveAnswer = { ok: true } | { ok: false; violations: readonly Violation[]; sentence: string };

export type HandedSummary =
	{ ok: true; kind: 'final' | 'provisional' | 'reconstructed' } | { ok: false; sentence: string };

export interface ClaimGestures {
	/** Keeps what was typed now, before the camera opens or the page goes. */
	keepNow: () => Promise<void>;
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
	attach: (
		file: File,
		folder: DocumentFolder,
		purpose: DocumentPurpose
	) => Promise<
		| { ok: true; notices: readonly DocumentNotice[]; document: SupportingDocument }
		| { ok: false; sentence: string }
	>;
	/** Files were chosen: `work` ends once each of them is kept or refused. */
	noteChoice: (work: Promise<void>) => void;
	/** Once that is so of every file chosen until now; the ids of those kept since the claim was opened. */
	chosenKept: () => Promise<readonly string[]>;
	removeDocument: (id: string) => Promise<GestureResult>;
	openDocument: (id: string, name: string) => Promise<GestureResult>;
	/** Hands the récapitulatif's PDF to the person; says which it is. */
	editSummary: () => Promise<HandedSummary>;
	/** The same just after «OK», once the server has answered or cannot be reached; null: it was not validated. */
	summaryOnceValidated: () => Promise<HandedSummary | null>;
}
