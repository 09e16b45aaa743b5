// Notes for whom the last day to send a claim is near, once a person and a last day. Knows no SQL and no address.
import type { AcademySettings } from '../../domain/academy/academy';
import { dateOf, daysBetween, localDateTimeAt, type LocalDate } from '../../domain/calendar/local-date-time';
import { countdownOf, isUrgent, URGENT_DAYS } from '../../domain/claim/deadline';
import { nowMs } from '../clock';
import { currentAcademy, servedAcademies } from '../repositories/academies';
import { listOpenClaims, noteDeadlines, type DeadlineEvent } from '../repositories/deadline-notices';

const CHUNK = 500;

type Deadlines = Pick<AcademySettings, 'claimDeadline' | 'claimDeadlines'>;

/** `goOn`: asked before each page of claims; false, and the answer is false: another process has the turn now. */
export async function noteNearDeadlines(goOn: () => Promise<boolean>): Promise<boolean> {
	const now = nowMs();
	const at = new Date(now).toISOString();
	for (const code of servedAcademies()) {
		const academy = await currentAcademy(code);
		if (academy === null || !isAnyNear(academy.settings, dateOf(localDateTimeAt(now, academy.zone))))
			continue;
		for (let after = ''; ;) {
			if (!(await goOn())) return false;
			const page = await listOpenClaims(code, academy.zone, after, CHUNK);
			const events = page.flatMap(({ accountId, missionNumber, claim, mission }): DeadlineEvent[] => {
				const countdown = countdownOf(claim, mission, academy.settings, now);
				if (countdown === null || countdown.daysLeft < 0 || !isUrgent(countdown)) return [];
				return [{ accountId, kind: 'deadline', missionNumber, at, lastDay: countdown.lastDay }];
			});
			if (events.length > 0) await noteDeadlines(code, events, at);
			const last = page.at(-1);
			if (last === undefined || page.length < CHUNK) break;
			after = last.claimId;
		}
	}
	return true;
}

/** Whether a million claims need be looked at at all. Missions' zones differ: a day more on both sides. */
function isAnyNear({ claimDeadline, claimDeadlines }: Deadlines, today: LocalDate): boolean {
	return [claimDeadline, ...(claimDeadlines ?? []).map(({ lastDay }) => lastDay)].some((lastDay) => {
		if (lastDay === null) return false;
		const daysLeft = daysBetween(today, lastDay);
		return daysLeft >= -1 && daysLeft <= URGENT_DAYS + 1;
	});
}
