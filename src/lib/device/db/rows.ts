// What each table of the device's database holds, once opened by the codec. Knows no Dexie.
import type { Academy } from '$lib/domain/academy/academy';
import type { IntervenantProfile } from '$lib/domain/access/role';
import type { Claim, ClaimContent } from '$lib/domain/claim/claim';
import type { ClaimEntry } from '$lib/domain/claim/claim-entry';
import type { Violation } from '$lib/domain/claim/violation';
import type { CompetenceFile, OfferedOptions } from '$lib/domain/competence/competence';
import type { JurySheet } from '$lib/domain/jury/jury-pay';
import type { AssignedMission } from '$lib/domain/mission/mission';
import type { ListedMission } from '$lib/domain/mission/mission-news';
import type { SupportingDocument } from '$lib/domain/supporting-document/supporting-document';
import type { FieldConflict, Operation } from '$lib/contracts/operations';
import type { ConditionsAcceptance, SessionResponse } from '$lib/contracts/pull';
import type { RefusalCode } from '$lib/contracts/refusal';
import type { SharePair } from '../share/sealed-file';
import type { InspectedDocument } from '$lib/domain/supporting-document/inspect-document';

/** A claim without what only its own screen shows: what lists need. */
export type ClaimHeading = Omit<Claim, 'content' | 'documents' | 'history'>;

/** One line of the lists; either half may not have come yet. `key` is the mission's key, `RENNES-52525`. */
export interface ListEntry {
	key: string;
	mission: ListedMission | null;
	claim: ClaimHeading | null;
}

/** Up to 500 entries sealed together, so that a long list opens with few reads. */
export interface ListPage {
	entries: ListEntry[];
}

/** What was typed and not yet saved («Brouillon»). */
export interface Draft {
	missionKey: string;
	claimId: string;
	entry: ClaimEntry;
	/** The claim's revision and content when the draft was begun: what the person started from. */
	baseRevision: number;
	baseContent: ClaimContent;
	/** ISO instant by the device's clock. */
	keptAt: string;
	/**
	 * The pay of a member of a jury, under the key `jury:<claim id>` of that other person's claim: `entry` and
	 * `baseContent` hold no trips, and a base of kind `none` where nothing was entered.
	 */
	isJury?: true;
}

/** A document whose bytes are on this device, in `bytes` under the same key. */
export interface KeptDocument {
	document: SupportingDocument;
	missionKey: string;
	claimId: string;
	/** False until the server took it: its bytes are then the only copy, and are never dropped for space. */
	isSent: boolean;
}

/** Bytes, never a File or Blob: WebKit loses file-backed blobs. */
export interface KeptBytes {
	bytes: ArrayBuffer;
	byteLength: number;
	sha256: string;
}

/** Académies, profiles and acceptances, each by the académie's code. */
export interface Reference {
	academies: Record<string, Academy>;
	profiles: Record<string, IntervenantProfile>;
	acceptances: Record<string, ConditionsAcceptance>;
	/** Juries over which the person presides, by the mission's key. Rows from before lack it. */
	juries?: Record<string, JurySheet>;
}

/** Why an operation moved aside: the reason to show, and the fields that differ. */
export interface ItemProblem {
	outcome: 'refused' | 'conflict';
	code: RefusalCode;
	violations: Violation[];
	conflicts: FieldConflict[];
}

/** Why a try did not go through. `no-answer`: every request with it dies while the server answers others. */
export type ItemTrouble = RefusalCode | 'no-answer';

export interface OutboxItem {
	operation: Operation;
	missionKey: string | null;
	/** Order of making on this device; the device's clock may go backwards. */
	sequence: number;
	state: 'waiting' | 'sending' | 'refused' | 'conflict';
	/** First send attempt, ISO; from then on the operation never changes. */
	frozenAt: string | null;
	/** Left this device in a file, or came in one, ISO: it never changes either, another device may send it. */
	exportedAt?: string;
	attempts: number;
	/** Not to be tried again before (ms since 1970, device's clock); 0: at once. */
	notBefore: number;
	/** Why the last attempt did not go through, while it is still to be tried. */
	lastTrouble: ItemTrouble | null;
	problem: ItemProblem | null;
	/** The server answered that a predecessor is unresolved: that id is spent, the operation goes under a new one. */
	needsNewId: boolean;
}

export interface SyncState {
	account: SessionResponse['account'] | null;
	/** Opaque; null: nothing pulled yet, or to be pulled anew. */
	cursor: string | null;
	/** While a first pull or a resync runs: keys seen so far; those not seen are removed at its end. */
	sweep: string[] | null;
	/** ISO instants. */
	firstPullAt: string | null;
	lastSuccessAt: string | null;
	/** Server's clock minus the device's, ms. */
	clockOffsetMs: number;
	persistAsked: boolean;
}

/** The server's final récapitulatif, its hash verified. Key: `<claim id>/<version>`. */
export interface FinalPdf {
	bytes: ArrayBuffer;
	sha256: string;
}

/**
 * Where a resumable upload stands on the server. Key: the document's id. Of a document that is no longer to be sent: still
 * to be taken back there.
 */
export interface PartialUpload {
	url: string;
	sha256: string;
	/** The server has every byte: only the operation that attaches it remains to be sent. */
	isComplete: boolean;
}

/** The beginning of a long list, read with one get while the whole opens. */
export interface FirstPaint {
	missions: ListedMission[];
	missionTotal: number;
	claims: { key: string; mission: AssignedMission; claim: ClaimHeading }[];
	claimTotal: number;
}

/** Which tab sends, where the browser has no Web Locks. Holds nothing personal. */
export interface Lease {
	holder: string;
	until: number;
}

/** A file that another app handed over («pièce à rattacher»): the person has not said yet to which claim it belongs. */
export interface InboxItem {
	/** As the other app called it. */
	name: string;
	/** By its content; null where it is nothing that can be attached. */
	format: InspectedDocument['format'] | null;
	byteLength: number;
	sha256: string;
	/** ISO instant by the device's clock. */
	receivedAt: string;
	/** Why it cannot be attached: its bytes were not kept. Null: it can. */
	problem: RefusalCode | null;
	/** Deleted by the person, who may still take that back (ISO instant); null: it is there. */
	removedAt: string | null;
}

/** Of a file of the inbox, under the same key. */
export interface InboxBytes {
	bytes: ArrayBuffer;
}

/** What opens the files that the service worker sealed for this person. */
export type InboxPair = SharePair;

export interface DeviceTables {
	listPages: ListPage;
	claims: Claim;
	drafts: Draft;
	documents: KeptDocument;
	bytes: KeptBytes;
	reference: Reference;
	/** Key: the académie's code. */
	competences: CompetenceFile;
	/** Key: the académie's code. */
	examOptions: OfferedOptions;
	outbox: OutboxItem;
	sync: SyncState;
	finalPdfs: FinalPdf;
	uploads: PartialUpload;
	firstPaint: FirstPaint;
	leases: Lease;
	inbox: InboxItem;
	inboxBytes: InboxBytes;
	inboxPair: InboxPair;
}
export type TableName = keyof DeviceTables;

/** Every table's name; the object must name each, so a forgotten one does not compile. */
const everyTable: Record<TableName, true> = {
	listPages: true,
	claims: true,
	drafts: true,
	documents: true,
	bytes: true,
	reference: true,
	competences: true,
	examOptions: true,
	outbox: true,
	sync: true,
	finalPdfs: true,
	uploads: true,
	firstPaint: true,
	leases: true,
	inbox: true,
	inboxBytes: true,
	inboxPair: true
};
export const TABLE_NAMES = Object.keys(everyTable) as TableName[];
