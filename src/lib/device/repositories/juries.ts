// Juries over which the person presides, as kept on the device, and what the server's answers change of them.
import type { Operation } from '$lib/contracts/operations';
import type { JurySheet } from '$lib/domain/jury/jury-pay';
import type { SealedUnit } from '../db/sealed-unit';
import { deviceInstant } from '../clock';
import { REFERENCE_KEY, referenceIn } from './reference';
import { syncStateIn } from './sync-state';

export type EnterJuryPay = Extract<Operation, { kind: 'enterJuryPay' }>;

/** The key of a draft among `drafts`: the claim is another person's, and its id that of no claim kept here. */
export function juryDraftKey(claimId: string): string {
	return `jury:${claimId}`;
}

export async function jurySheetIn(unit: SealedUnit, missionKey: string): Promise<JurySheet | undefined> {
	return (await referenceIn(unit)).juries?.[missionKey];
}

/** The pay that the server took, at once; the pull brings its own date for it. */
export async function settleJuryPay(unit: SealedUnit, { academy, payload }: EnterJuryPay): Promise<void> {
	const reference = await referenceIn(unit);
	const found = Object.entries(reference.juries ?? {}).find(
		([, sheet]) =>
			sheet.academy === academy && sheet.members.some(({ claimId }) => claimId === payload.claimId)
	);
	if (found === undefined) return;
	const [key, sheet] = found;
	const actorName = (await syncStateIn(unit)).account?.fullName ?? '';
	const pay = { entry: payload.entry, at: deviceInstant(), actor: 'president' as const, actorName };
	const members = sheet.members.map((member) =>
		member.claimId === payload.claimId ? { ...member, pay } : member
	);
	const juries = { ...reference.juries, [key]: { ...sheet, members } };
	unit.put('reference', REFERENCE_KEY, { ...reference, juries });
}
