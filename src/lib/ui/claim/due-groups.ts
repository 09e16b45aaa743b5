// Claims that wait for the intervenant, put together by académie and last day. Pure.
import type { Academy } from '$lib/domain/academy/academy';
import { countdownOf, type ClaimDeadline } from '$lib/domain/claim/deadline';
import { openParts } from '$lib/domain/claim/transitions';
import type { ClaimRow } from '$lib/device/live/claims.svelte';

export interface DueGroup {
	academy: Academy;
	deadline: ClaimDeadline;
	count: number;
}

/** Only claims that can be entered now, of which the nearest last day comes first. */
export function dueGroups(
	rows: readonly Pick<ClaimRow, 'claim' | 'mission'>[],
	academies: readonly Academy[],
	nowMs: number
): DueGroup[] {
	const groups = new Map<string, DueGroup>();
	for (const { claim, mission } of rows) {
		const academy = academies.find(({ code }) => code === mission.academy);
		if (academy === undefined || openParts(claim, mission, nowMs).length === 0) continue;
		const deadline = countdownOf(claim, mission, academy.settings, nowMs);
		if (deadline === null) continue;
		const key = `${academy.code} ${deadline.lastDay}`;
		const group = groups.get(key) ?? { academy, deadline, count: 0 };
		group.count += 1;
		// Zones of one académie can be a day apart: the shorter time is told.
		if (deadline.daysLeft < group.deadline.daysLeft) group.deadline = deadline;
		groups.set(key, group);
	}
	return [...groups.values()].sort((a, b) => a.deadline.daysLeft - b.deadline.daysLeft);
}
