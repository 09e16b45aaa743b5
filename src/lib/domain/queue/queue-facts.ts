// What the gestionnaire's queue tells of a claim: whether a change of it is one of the queue too. An entry that is only
// saved is none, and that is most of what devices send.
import type { Claim } from '../claim/claim';

type Told = Pick<
	Claim,
	'remuneration' | 'travel' | 'isLate' | 'attestation' | 'notDone' | 'fileNumber' | 'finalSummary' | 'content'
>;

/** «Frais divers» of all trips, integer cents. */
export function otherCostsOf({ content }: Pick<Claim, 'content'>): number {
	return content.trips.reduce((sum, { otherCostsCents }) => sum + (otherCostsCents ?? 0), 0);
}

/**
 * Statuses, marks, numbers, the time of validation and the amount are as they were. 12 copies instead of 11 → true;
 * «frais divers» of 20,00 instead of 20,01 → false.
 */
export function isSameInQueue(before: Told, after: Told): boolean {
	return (
		before.remuneration.status === after.remuneration.status &&
		before.travel.status === after.travel.status &&
		before.isLate === after.isLate &&
		before.attestation === after.attestation &&
		(before.notDone === null) === (after.notDone === null) &&
		before.fileNumber === after.fileNumber &&
		before.finalSummary?.version === after.finalSummary?.version &&
		otherCostsOf(before) === otherCostsOf(after)
	);
}
