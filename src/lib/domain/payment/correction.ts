// What may be corrected of a part that left, and how it is typed. A correction states what is due in all; the batch
// carries the difference.
import type { ClaimPart } from '../claim/claim';
import { readAmountCents } from '../money/cents';
import { differenceOf, isSameUnits, NO_UNITS, UNITS_OF_PART, type ExportUnits } from './export-units';

/** Largest value of a unit in one correction [chosen]: far above any claim, far below what a sum could not hold. */
export const MAX_UNIT = 1_000_000;
/** Characters of a reason at most, as of a sending back. */
export const MAX_CORRECTION_REASON = 500;

export type CorrectionFault = 'units' | 'kilometric' | 'unchanged' | 'reason';

/** Texts as typed, by unit → whole numbers; null for one that is no number. An empty text is 0. */
export function readCorrectedUnits(part: ClaimPart, typed: (unit: string) => string): ExportUnits | null {
	const units = { ...NO_UNITS };
	for (const unit of UNITS_OF_PART[part]) {
		const text = typed(unit).trim();
		const value =
			text === ''
				? 0
				: unit === 'otherCostsCents'
					? readAmountCents(text)
					: /^\d{1,7}$/.test(text)
						? Number(text)
						: null;
		if (value === null || value > (unit === 'otherCostsCents' ? MAX_UNIT * 100 : MAX_UNIT)) return null;
		units[unit] = value;
	}
	return units;
}

/** A correction without a change would be an empty line of the next batch; one without a reason tells nobody why. */
export function correctionFault(
	due: ExportUnits | null,
	sent: ExportUnits,
	reason: string
): CorrectionFault | null {
	if (due === null) return 'units';
	// Those by the kilometric scale are some of the kilometres, or all.
	if (due.kilometricKm > due.distanceKm) return 'kilometric';
	if (isSameUnits(differenceOf(due, sent), NO_UNITS)) return 'unchanged';
	return reason.trim() === '' || reason.length > MAX_CORRECTION_REASON ? 'reason' : null;
}
