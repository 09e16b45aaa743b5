// What the choice of a mission shows of a claim. Any list of claims whose rows have it can be chosen from.
import type { DecidedClaim } from '$lib/domain/claim/transitions';
import type { AssignedMission } from '$lib/domain/mission/mission';

export interface ReceivingRow {
	/** `RENNES-52525`. */
	key: string;
	mission: AssignedMission;
	claim: DecidedClaim;
}
