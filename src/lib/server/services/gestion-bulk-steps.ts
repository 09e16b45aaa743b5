// The steps of one decision on several claims: each has an id made of the decision's own, so that a second press, or one
// after a crash, does nothing twice; and what was done is told by them. Knows no SQL and no request.
import type { BulkClaim } from '../repositories/bulk-decisions';
import { derivedId } from './derived-id';

/** What was done, also where the decision was cut before it could say so of itself. */
export function withSteps(id: string, claim: BulkClaim, steps: ReadonlySet<string>): BulkClaim {
	const [accept, undo] = stepsOf(id, claim.claimId);
	if (steps.has(undo)) return { ...claim, outcome: 'undone' };
	return claim.outcome === null && steps.has(accept) ? { ...claim, outcome: 'accepted' } : claim;
}

/** To accept a claim, and to take that back. */
export function stepsOf(bulkId: string, claimId: string): [string, string] {
	return [stepId(bulkId, 'accept', claimId), stepId(bulkId, 'undo', claimId)];
}

/** The id of one step on one claim: the same each time. */
export function stepId(bulkId: string, step: 'accept' | 'undo', claimId: string): string {
	return derivedId(`${bulkId} ${step} ${claimId}`);
}
