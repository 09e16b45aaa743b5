// The status that the screen shows for each part: what is stored, the clock in the mission's zone, the day's rule,
// and «Je n'ai pas effectué cette mission».
import { localDateTimeAt } from '../calendar/local-date-time';
import type { AssignedMission } from '../mission/mission';
import { missionEnd, missionStart } from '../mission/schedule';
import type { Claim, ClaimPart, PartStatus, StoredPartStatus } from './claim';

type Timed = Pick<AssignedMission, 'schedule' | 'zone'>;
type Parts = Pick<Claim, 'remuneration' | 'travel' | 'deferredTo'>;
type Flagged = Parts & Pick<Claim, 'notDone'>;

/**
 * What an open part shows by the clock: `notYetDone` before the first start, `inProgress` from the first start to
 * the last end, `toValidate` from the last end on (guide §2.6.2). At the very minute of the end it is over.
 */
export function timedStatus(mission: Timed, nowMs: number): 'notYetDone' | 'inProgress' | 'toValidate' {
	const now = localDateTimeAt(nowMs, mission.zone);
	if (now < missionStart(mission.schedule)) return 'notYetDone';
	return now < missionEnd(mission.schedule) ? 'inProgress' : 'toValidate';
}

/**
 * A part's status as if «Je n'ai pas effectué» were not set. «Invalidable» holds at any time, for the open travel
 * part only [chosen: a part once validated is never deferred afterwards].
 */
export function underlyingStatus(claim: Parts, part: ClaimPart, mission: Timed, nowMs: number): PartStatus {
	const { status } = claim[part];
	if (status !== 'open') return status;
	if (part === 'travel' && claim.deferredTo !== null) return 'deferred';
	return timedStatus(mission, nowMs);
}

/**
 * What a stored status showed at a past instant (ISO, UTC): an open part by the clock of that moment, for «Suivi».
 * Cancelled the day before the mission: from `notYetDone`.
 */
export function statusAt(status: StoredPartStatus, mission: Timed, at: string): PartStatus {
	return status === 'open' ? timedStatus(mission, Date.parse(at)) : status;
}

/**
 * The two statuses of the list (guide §2.6.2). While the mission is declared not done, every part but `none`
 * shows «Mission non effectuée» and the clock is ignored [chosen].
 */
export function shownStatuses(
	claim: Flagged,
	mission: Timed,
	nowMs: number
): { remuneration: PartStatus; travel: PartStatus } {
	const shown = (part: ClaimPart): PartStatus =>
		claim.notDone !== null && claim[part].status !== 'none'
			? 'notYetDone'
			: underlyingStatus(claim, part, mission, nowMs);
	return { remuneration: shown('remuneration'), travel: shown('travel') };
}
