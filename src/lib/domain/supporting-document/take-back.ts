// When the desk can take back a document that it deposited: a wrong file, or a file of somebody else (guide §2.6.4.3 keeps
// the intervenant alone from deleting it). Who deposited it is not known here.
import { CLAIM_PARTS, type Claim } from '../claim/claim';
import type { SupportingDocument } from './supporting-document';

/** Each is also one of the contracts' refusal codes. */
export type TakeBackRefusal = 'document-not-yours' | 'claim-processed';

/**
 * Null: it can be taken back. What a decision was taken with stays [chosen]: a part accepted or handled after the deposit,
 * and still so, keeps it; once that is taken back, or for a document deposited afterwards, nothing stands against it.
 */
export function takeBackRefusal(
	document: Pick<SupportingDocument, 'depositedBy' | 'depositedAt' | 'name'>,
	{ history, ...claim }: Pick<Claim, 'remuneration' | 'travel' | 'history'>
): TakeBackRefusal | null {
	if (document.depositedBy !== 'gestionnaire') return 'document-not-yours';
	const deposited = history.findLastIndex(
		({ action, at, reason }) =>
			action === 'documentAttached' && at === document.depositedAt && reason === document.name
	);
	const isDecidedWith = CLAIM_PARTS.some((part) => {
		const { status } = claim[part];
		if (status !== 'accepted' && status !== 'handled') return false;
		return (
			history.findLastIndex(
				(entry) => (entry.action === 'accept' || entry.action === 'handle') && entry.part === part
			) > deposited
		);
	});
	return isDecidedWith ? 'claim-processed' : null;
}
