// When a document can be added to a claim or taken from it, and why not (guide §2.6.4.3): one rule for the phone and
// the server. What the bytes are is not known here.
import type { AcademySettings } from '../academy/academy';
import type { Claim, ClaimPart } from '../claim/claim';
import { cleanFileName } from './file-name';
import { MAX_DOCUMENTS_PER_FOLDER } from './limits';
import type { DocumentFolder, SupportingDocument } from './supporting-document';

/** Each is also one of the contracts' refusal codes. */
export type DepositRefusal =
	| 'documents-by-post'
	| 'claim-not-open'
	| 'document-name'
	| 'document-unsupported'
	| 'document-count'
	| 'document-not-yours';

export interface DepositContext {
	claim: Pick<Claim, 'remuneration' | 'travel'>;
	/** Those that the claim has now, of both folders. */
	documents: readonly Pick<SupportingDocument, 'folder'>[];
	settings: Pick<AcademySettings, 'documentsOnline' | 'documentFormats'>;
	openParts: readonly ClaimPart[];
}

type FolderContext = Omit<DepositContext, 'documents' | 'settings'>;

const isSettled = (folder: DocumentFolder, { claim }: FolderContext): boolean => {
	const { status } = folder === 'pay' ? claim.remuneration : claim.travel;
	return status === 'validated' || status === 'accepted';
};

/**
 * «Tant que le(s) frais ne sont pas validé(s), il est possible d'ajouter» (guide §2.6.4.3). The «dossier paie» is asked
 * for whichever part is due, so it takes documents while any part can be entered; the travel folder follows travel
 * [chosen]. Boundary: pay accepted, travel sent back → an IBAN can still be added, not taken away.
 */
export function canAddTo(folder: DocumentFolder, context: FolderContext): boolean {
	return context.openParts.length > 0 && (folder === 'pay' || !isSettled(folder, context));
}

/** A folder's documents go with the part that was validated with them; else while any part can be entered. */
export function canRemoveFrom(folder: DocumentFolder, context: FolderContext): boolean {
	return context.openParts.length > 0 && !isSettled(folder, context);
}

/** Why a document cannot be added; null: it can. The 20th of a folder passes, the 21st is `document-count`. */
export function depositRefusal(
	document: Pick<SupportingDocument, 'folder' | 'name' | 'format'>,
	context: DepositContext
): DepositRefusal | null {
	const { settings, documents } = context;
	if (!settings.documentsOnline) return 'documents-by-post';
	if (!canAddTo(document.folder, context)) return 'claim-not-open';
	if (cleanFileName(document.name, document.format).changed) return 'document-name';
	if (!settings.documentFormats.includes(document.format)) return 'document-unsupported';
	const inFolder = documents.filter(({ folder }) => folder === document.folder);
	return inFolder.length >= MAX_DOCUMENTS_PER_FOLDER ? 'document-count' : null;
}

/** Why a document cannot be deleted by the intervenant; null: it can. Never one that the gestionnaire deposited. */
export function deletionRefusal(
	document: Pick<SupportingDocument, 'folder' | 'depositedBy'>,
	context: FolderContext
): DepositRefusal | null {
	if (document.depositedBy !== 'intervenant') return 'document-not-yours';
	return canRemoveFrom(document.folder, context) ? null : 'claim-not-open';
}
