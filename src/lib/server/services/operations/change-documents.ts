// Links an uploaded file to a claim, or lets it go. The server trusts no name, type or size that a device tells.
import { deletionRefusal, depositRefusal } from '../../../domain/supporting-document/deposit-rules';
import type { StoredFile } from '../../repositories/stored-files';
import { applied, instantOf, refused, type OperationOf, type Situation, type Verdict } from './situation';

/** Seconds after which a device asks again about bytes that are not there: they may still be on their way. */
const ASK_AGAIN_SECONDS = 5;

/**
 * `stored`: the person's own file of that hash, or null while it is not uploaded. `isIdTaken`: a document has that id,
 * of this claim or of whomever: no device of ours makes it twice, and asked again it would be the same.
 */
export function attachDocument(
	operation: OperationOf<'attachDocument'>,
	situation: Situation,
	stored: StoredFile | null,
	isIdTaken: boolean
): Verdict {
	const { payload } = operation;
	const { claim } = situation.file;
	const refusal = depositRefusal(payload, {
		claim,
		documents: claim.documents,
		settings: situation.academy.settings,
		openParts: situation.openParts
	});
	if (refusal !== null) return refused(refusal);
	if (isIdTaken) return refused('malformed');
	if (stored === null) {
		return {
			kind: 'undecided',
			outcome: 'retry',
			code: 'document-missing-bytes',
			retryAfterSeconds: ASK_AGAIN_SECONDS
		};
	}
	if (stored.format !== payload.format || stored.byteLength !== payload.byteLength) {
		return refused('document-mismatch');
	}
	const depositedAt = instantOf(situation);
	const document = {
		id: payload.documentId,
		folder: payload.folder,
		purpose: payload.purpose,
		name: payload.name,
		format: stored.format,
		byteLength: stored.byteLength,
		sha256: payload.sha256,
		depositedAt,
		depositedBy: 'intervenant' as const
	};
	return applied(
		{ documents: [...claim.documents, document] },
		[documentLine('documentAttached', payload.name, situation)],
		{ attach: document }
	);
}

export function deleteDocument(operation: OperationOf<'deleteDocument'>, situation: Situation): Verdict {
	const { claim } = situation.file;
	const document = claim.documents.find((candidate) => candidate.id === operation.payload.documentId);
	if (document === undefined) return refused('not-found');
	const refusal = deletionRefusal(document, { claim, openParts: situation.openParts });
	if (refusal !== null) return refused(refusal);
	return applied(
		{ documents: claim.documents.filter((kept) => kept.id !== document.id) },
		[documentLine('documentDeleted', document.name, situation)],
		{ detach: { documentId: document.id, sha256: document.sha256 } }
	);
}

function documentLine(action: 'documentAttached' | 'documentDeleted', name: string, situation: Situation) {
	return {
		at: instantOf(situation),
		actor: 'intervenant' as const,
		actorName: situation.caller.fullName,
		action,
		part: null,
		from: null,
		to: null,
		reason: name,
		madeAt: situation.madeAt
	};
}
