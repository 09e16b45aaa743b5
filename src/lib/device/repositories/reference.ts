// Académies, profiles and acceptances as kept on the device: one sealed row, small and read whole.
import type { Reference } from '../db/rows';
import type { SealedUnit } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';

export const REFERENCE_KEY = 'all';
export const NO_REFERENCE: Reference = { academies: {}, profiles: {}, acceptances: {} };

export async function readReference(store: DeviceStore): Promise<Reference> {
	return (await store.list('reference'))[0]?.value ?? NO_REFERENCE;
}

export async function referenceIn(unit: SealedUnit): Promise<Reference> {
	return (await unit.get('reference', REFERENCE_KEY)) ?? NO_REFERENCE;
}
