// Notes for whom the last day to send a claim is near, once a person and a last day. Knows no SQL and no address.
import { countdownOf, isUrgent } from '../../domain/claim/deadline';
import { nowMs } from '../clock';
import { currentAcademy, servedAcademies } from '../repositories/academies';
import { listOpenClaims, noteDeadlines, type DeadlineEvent } from '../repositories/deadline-notices';

const CHUNK = 500;

export async function noteNearDeadlines(): Promise<void> {
	const now = nowMs();
	const at = new Date(now).toISOString();
	for (const code of servedAcademies()) {
		const academy = await currentAcademy(code);
		if (academy === null || !hasDeadline(academy.settings)) continue;
		for (let after = ''; ;) {
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
}

function hasDeadline(settings: {
	claimDeadline: string | null;
	claimDeadlines?: readonly unknown[];
}): boolean {
	return settings.claimDeadline !== null || (settings.claimDeadlines ?? []).length > 0;
}
