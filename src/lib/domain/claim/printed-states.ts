// The state of each part that a printed récapitulatif tells, where it has to tell any.
import type { Claim, ClaimPart, PartStatus } from './claim';

/** Of each part that is printed; absent: the parts stand alike and nothing is told. */
export type PartStates = Partial<Record<ClaimPart, PartStatus>>;

/**
 * One document stands for the whole N° Dossier (guide l.1105–1125): after a sending back that left one part
 * «Validé par gestionnaire», the new one prints both parts, and says which is which.
 * Both validated together → {}; travel validated again, pay accepted → both told.
 */
export function printedStates(
	claim: Pick<Claim, 'remuneration' | 'travel'>,
	printedParts: readonly ClaimPart[]
): PartStates {
	const states: PartStates = {};
	for (const part of printedParts) {
		const { status } = claim[part];
		if (status === 'validated' || status === 'accepted') states[part] = status;
	}
	return states.remuneration !== undefined && states.travel !== undefined
		? states.remuneration === states.travel
			? {}
			: states
		: {};
}
