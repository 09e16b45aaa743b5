// What the server put off for conditions of use that changed: nothing is wrong with it, so that it goes by itself once
// the new text is accepted, here or on another device. In the same unit as what tells of the acceptance.
import type { OutboxItem } from '../db/rows';
import type { SealedUnit } from '../db/sealed-unit';
import { renew } from '../gestures/operations';
import { isAside, outboxIn } from '../repositories/outbox';
import { referenceIn } from '../repositories/reference';

function isPutOff(item: OutboxItem, academy: string): boolean {
	return (
		item.operation.academy === academy && isAside(item) && item.problem?.code === 'conditions-not-accepted'
	);
}

/** `version`: accepted; an older one than the académie's present text lets nothing go. */
export async function sendOnceAccepted(unit: SealedUnit, academy: string, version: number): Promise<void> {
	const known = (await referenceIn(unit)).academies[academy];
	if (known !== undefined && version < known.conditions.version) return;
	// Read anew after each: one that goes takes its successors with it.
	for (;;) {
		const next = (await outboxIn(unit)).find((item) => isPutOff(item, academy));
		if (next === undefined) return;
		await renew(unit, next);
	}
}
