// Asks the domain for a decision on the guide's 52525, with what a test changes.
import type { Claim, ClaimAction, ClaimActor } from '../../../src/lib/domain/claim/claim';
import { decideAction } from '../../../src/lib/domain/claim/transitions';
import type { AssignedMission } from '../../../src/lib/domain/mission/mission';
import { afterMission, claim, mission52525 } from './samples';

export const notDone = { at: '2014-05-22T08:00:00Z', by: 'LE GOFF Marie' };

export function decide(
	action: ClaimAction,
	changes: Partial<Claim> = {},
	{
		actor = 'intervenant',
		now = afterMission,
		reason = null,
		mission = mission52525
	}: { actor?: ClaimActor; now?: number; reason?: string | null; mission?: AssignedMission } = {}
) {
	return decideAction({ claim: claim(changes), mission, action, actor, nowMs: now, reason });
}
export const gestionnaire = { actor: 'gestionnaire' } as const;
export const refusal = (code: string) => ({ ok: false, code });
