// Which parts of a claim the intervenant enters at all, whatever the clock: what the récapitulatif shows, and tabs.
import { isPayEntered } from '../mission/pay-entry';
import type { AssignedMission } from '../mission/mission';
import { CLAIM_PARTS, type Claim, type ClaimPart } from './claim';

type EnteredClaim = Pick<Claim, 'remuneration' | 'travel' | 'deferredTo'>;
type EnteredMission = Pick<AssignedMission, 'payInput' | 'heading'>;

/**
 * The parts that the intervenant enters, entered or will enter: open, validated or accepted, and theirs.
 * Unlike `openParts` it still holds once the claim is validated, for its récapitulatif.
 */
export function enteredParts(claim: EnteredClaim, mission: EnteredMission): ClaimPart[] {
	return CLAIM_PARTS.filter((part) => {
		if (!['open', 'validated', 'accepted'].includes(claim[part].status)) return false;
		if (part === 'remuneration') return isPayEntered(mission);
		return claim.travel.status !== 'open' || claim.deferredTo === null;
	});
}

export const CLAIM_TABS = ['tracking', 'remuneration', 'travel', 'summary'] as const;
export type ClaimTab = (typeof CLAIM_TABS)[number];

/**
 * The tabs of a claim (guide §2.6.4): «Suivi» always; «Frais rémunération» if the intervenant enters it or SANTORIN
 * supplied it; «Frais déplacement» if travel is theirs to enter; «Récapitulatif» if either is. A part cancelled or
 * «A traiter par le gestionnaire» has no tab.
 */
export function claimTabs(claim: EnteredClaim, mission: EnteredMission): ClaimTab[] {
	const entered = enteredParts(claim, mission);
	const isSupplied =
		mission.payInput === 'santorin' &&
		mission.heading === 'academy' &&
		!['none', 'cancelled'].includes(claim.remuneration.status);
	const shown: Record<ClaimTab, boolean> = {
		tracking: true,
		remuneration: isSupplied || entered.includes('remuneration'),
		travel: entered.includes('travel'),
		summary: entered.length > 0
	};
	return CLAIM_TABS.filter((tab) => shown[tab]);
}

/**
 * Whether the row of the list opens: not if every due part is cancelled (guide §2.6.2, «il n'est pas accessible»),
 * but for a claim put together with others, whose comment is to be read in «Suivi» (guide §2.6.4.2) [chosen].
 */
export function canOpenClaim(claim: Pick<Claim, 'remuneration' | 'travel' | 'groupingComment'>): boolean {
	if (claim.groupingComment != null) return true;
	const due = [claim.remuneration.status, claim.travel.status].filter((status) => status !== 'none');
	return due.some((status) => status !== 'cancelled');
}
