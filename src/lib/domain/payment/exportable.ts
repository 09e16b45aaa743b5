// Which parts leave for payment: accepted by a gestionnaire, or entered by one; not yet in a batch, nor paid elsewhere.
import { CLAIM_PARTS, type Claim, type ClaimPart } from '../claim/claim';

export const BATCH_PARTS = ['both', 'remuneration', 'travel'] as const;
/** What a batch is asked to hold: the two circuits of payment may be served apart. */
export type BatchParts = (typeof BATCH_PARTS)[number];

export type ExportedClaim = Pick<Claim, 'remuneration' | 'travel' | 'remunerationPaidOn' | 'travelPaidOn'> & {
	/** A président or a gestionnaire entered the pay. */
	hasSuppliedPay: boolean;
};

/**
 * «Validé par gestionnaire», and pay «Traité par le gestionnaire» that somebody entered. A part whose date of payment is
 * known without a batch was paid by the system before this one: it is not paid twice [chosen].
 */
export function exportableParts(claim: ExportedClaim, asked: BatchParts): ClaimPart[] {
	return CLAIM_PARTS.filter((part) => {
		if (asked !== 'both' && asked !== part) return false;
		const { status, isExported } = claim[part];
		const isDue =
			status === 'accepted' || (part === 'remuneration' && status === 'handled' && claim.hasSuppliedPay);
		const paidOn = part === 'remuneration' ? claim.remunerationPaidOn : claim.travelPaidOn;
		return isDue && !isExported && paidOn == null;
	});
}
