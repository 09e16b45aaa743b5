// Who enters the pay of a mission. Mission types are data; this room only reads their `payInput`.
import type { AssignedMission, PayInput } from './mission';

const ENTERED_BY_INTERVENANT: Record<PayInput, boolean> = {
	copies: true,
	candidates: true,
	halfDays: true,
	duration: true,
	santorin: false,
	gestionnaire: false,
	none: false
};

/**
 * Whether the intervenant enters the remuneration part. Not where SANTORIN or the gestionnaire supplies it, nor
 * where the summons is headed by the ministry: the «Président» of the jury enters it (guide §2.6.4.2).
 */
export function isPayEntered(mission: Pick<AssignedMission, 'payInput' | 'heading'>): boolean {
	return ENTERED_BY_INTERVENANT[mission.payInput] && mission.heading === 'academy';
}
