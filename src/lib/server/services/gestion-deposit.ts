// A document that the desk received (by post, at the counter) joins the claim's pieces, shown as the gestionnaire's: the
// intervenant reads it and cannot delete it (guide §2.6.4.3). Knows no SQL and no request.
import { cleanFileName } from '../../domain/supporting-document/file-name';
import { MAX_DOCUMENTS_PER_FOLDER } from '../../domain/supporting-document/limits';
import type {
	DocumentFolder,
	DocumentPurpose,
	SupportingDocument
} from '../../domain/supporting-document/supporting-document';
import { Refused } from '../refused';
import { findClaimFile } from '../repositories/assignment-files';
import { checkedDeposit, storeDeposit } from '../supporting-documents/store-deposit';
import type { Caller } from './caller';
import { derivedId } from './derived-id';
import { changeAtDesk, type DecisionResult, type DeskRequest } from './desk-change';
import { actionRefusal } from './gestion-entries';
import { deskAcademy } from './gestion-list';
import { instantOf, type Situation } from './operations/situation';

export interface Deposit extends DeskRequest {
	folder: DocumentFolder;
	purpose: DocumentPurpose;
	/** As the file is called on the gestionnaire's machine: put right, never refused for it. */
	name: string;
}

/**
 * Deposits once. Taken also where the académie has documents sent by post: it is then the desk that scans them
 * [chosen]; the number of documents a folder holds is the same for all.
 * @throws Refused with the reason why the bytes are not taken; `forbidden`, `not-found`.
 */
export async function depositAtDesk(
	deposit: Deposit,
	given: Uint8Array,
	caller: Caller
): Promise<DecisionResult> {
	const academy = await deskAcademy(deposit.academy, caller);
	const file = await findClaimFile(academy, deposit.claimId);
	if (file?.claim == null) throw new Refused('not-found');
	if (file.accountId === caller.accountId) return { ok: false, code: 'own-claim' };
	const checked = checkedDeposit(given);
	const { folder, purpose } = deposit;
	const document: Omit<SupportingDocument, 'depositedAt'> = {
		// Of the form: sent twice, it is the same document.
		id: derivedId(`deposit ${deposit.id}`),
		folder,
		purpose,
		name: cleanFileName(deposit.name, checked.format).name,
		format: checked.format,
		byteLength: checked.bytes.length,
		sha256: checked.sha256,
		depositedBy: 'gestionnaire'
	};
	await storeDeposit(deposit.academy, file.accountId, checked);
	return changeAtDesk({ ...deposit, sha256: checked.sha256 }, caller, (situation) => {
		const refusal = actionRefusal('deposit', situation) ?? countRefusal(folder, situation);
		if (refusal !== null) return { ok: false, code: refusal };
		const { claim } = situation.file;
		const at = instantOf(situation);
		const attach = { ...document, depositedAt: at };
		return {
			ok: true,
			patch: { documents: [...claim.documents, attach] },
			history: [
				{
					at,
					actor: 'gestionnaire',
					actorName: caller.fullName,
					action: 'documentAttached',
					part: null,
					from: null,
					to: null,
					reason: document.name
				}
			],
			extras: { attach },
			audit: { action: 'claim.deposit', before: null, after: { folder, purpose, format: document.format } }
		};
	});
}

function countRefusal(folder: DocumentFolder, { file }: Situation): 'document-count' | null {
	const inFolder = file.claim.documents.filter((known) => known.folder === folder);
	return inFolder.length >= MAX_DOCUMENTS_PER_FOLDER ? 'document-count' : null;
}
