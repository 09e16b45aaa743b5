// A gestionnaire takes back a document that they deposited themselves: it leaves the claim's pieces, and its bytes the
// store; «Suivi» and the audit log keep that it was there. Knows no SQL and no request.
import { takeBackRefusal } from '../../domain/supporting-document/take-back';
import { logFault } from '../log';
import { findOwnDeposits } from '../repositories/desk-deposits';
import { forgetBytes } from '../supporting-documents/forget-bytes';
import type { Caller } from './caller';
import { changeAtDesk, type DecisionResult, type DeskRequest, type DeskVerdict } from './desk-change';
import { actionRefusal } from './gestion-entries';
import { instantOf, type Situation } from './operations/situation';

export interface TakeBack extends DeskRequest {
	documentId: string;
}

/** Takes back once. Refused: another's deposit, one that a decision was taken with, a cancelled claim. */
export async function takeBackDeposit(request: TakeBack, caller: Caller): Promise<DecisionResult> {
	const gone: { sha256: string | null } = { sha256: null };
	const result = await changeAtDesk(request, caller, async (situation) => {
		const verdict = await judge(request, situation);
		gone.sha256 = verdict.ok ? (verdict.extras?.detach?.sha256 ?? null) : null;
		return verdict;
	});
	if (!result.ok) return result;
	if (gone.sha256 !== null) await forget(request.academy, result.accountId, gone.sha256, caller);
	return { ok: true };
}

async function judge({ documentId }: TakeBack, situation: Situation): Promise<DeskVerdict> {
	const { academy, caller, file } = situation;
	const { claim } = file;
	const document = claim.documents.find(({ id }) => id === documentId);
	if (document === undefined) return { ok: false, code: 'not-found' };
	// The states that take a document are those that give one back: all but «Annulé».
	const refusal = actionRefusal('deposit', situation) ?? takeBackRefusal(document, claim);
	if (refusal !== null) return { ok: false, code: refusal };
	const own = await findOwnDeposits(academy.code, claim.id, caller.accountId);
	if (!own.includes(documentId)) return { ok: false, code: 'document-not-yours' };
	const { folder, purpose, format, name, sha256 } = document;
	return {
		ok: true,
		patch: { documents: claim.documents.filter(({ id }) => id !== documentId) },
		history: [
			{
				at: instantOf(situation),
				actor: 'gestionnaire',
				actorName: caller.fullName,
				action: 'documentDeleted',
				part: null,
				from: null,
				to: null,
				reason: name
			}
		],
		extras: { detach: { documentId, sha256 } },
		audit: { action: 'claim.takeBack', before: { folder, purpose, format }, after: null }
	};
}

/** Bytes that nothing refers to any more. A failure here is repaired by the sweep; the document is gone. */
async function forget(
	academy: string,
	accountId: string,
	sha256: string,
	{ requestId }: Caller
): Promise<void> {
	try {
		await forgetBytes({ academy, accountId, sha256 });
	} catch (error) {
		logFault(error, requestId, 'after a document was taken back');
	}
}
