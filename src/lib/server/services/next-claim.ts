// The claim after a change by anybody.
import type { Claim } from '../../domain/claim/claim';

/** Its revision grows by one, its history by the new lines. */
export function nextClaim(claim: Claim, patch: Partial<Claim>, history: Claim['history']): Claim {
	return { ...claim, ...patch, revision: claim.revision + 1, history: [...claim.history, ...history] };
}
