// What a person has to do now, in order of urgency; and what comes next. Pure: rows and the time are given.
import type { Academy } from '$lib/domain/academy/academy';
import { dateOf, localDateTimeAt } from '$lib/domain/calendar/local-date-time';
import { countdownOf, isUrgent, type ClaimDeadline } from '$lib/domain/claim/deadline';
import { isCancelled, type ListedMission } from '$lib/domain/mission/mission-news';
import { missionDates, missionEnd, missionStart } from '$lib/domain/mission/schedule';
import type { ClaimRow } from '$lib/device/live/claims.svelte';
import type { SentBack } from '$lib/device/live/sent-back';

/** The most pressing first: what was refused stays unsent, what was sent back waits for its gestionnaire. */
const REASONS = ['conflict', 'toCorrect', 'sentBack', 'toValidate', 'draft'] as const;
export type TaskReason = (typeof REASONS)[number];

export interface Task {
	row: ClaimRow;
	reason: TaskReason;
	/** What the gestionnaire wrote on sending it back; null otherwise. */
	reply: string | null;
	/** Null: none, or none that is held against it (sent back, it is asked for whenever it comes). */
	deadline: ClaimDeadline | null;
}

interface Known {
	academies: readonly Academy[];
	sentBack: SentBack;
	nowMs: number;
}

function reasonOf({ itemState, claim, shown }: ClaimRow, sentBack: SentBack): TaskReason | null {
	if (itemState === 'conflict' || itemState === 'toCorrect') return itemState;
	const isToValidate = Object.values(shown).includes('toValidate') && claim.notDone === null;
	if (isToValidate && sentBack.has(claim.id)) return 'sentBack';
	if (isToValidate) return 'toValidate';
	return itemState === 'draft' ? 'draft' : null;
}

/** Days left of what has a deadline; what has none comes after all that do. */
function daysLeft({ deadline }: Task): number {
	return deadline?.daysLeft ?? Number.MAX_SAFE_INTEGER;
}

/**
 * One task a claim, by its most pressing reason: conflicts and refusals, claims sent back, claims to validate by the
 * days left (those without a deadline last, the oldest mission first), then drafts. A mission that was cancelled
 * presses nobody to claim for it.
 */
export function tasksOf(rows: readonly ClaimRow[], { academies, sentBack, nowMs }: Known): Task[] {
	const tasks = rows.flatMap((row): Task[] => {
		const reason = reasonOf(row, sentBack);
		if (reason === null || (reason === 'toValidate' && isCancelled(row.mission))) return [];
		const settings = academies.find(({ code }) => code === row.mission.academy)?.settings;
		const hasDeadline = reason !== 'sentBack' && settings !== undefined;
		return [
			{
				row,
				reason,
				reply: reason === 'sentBack' ? (sentBack.get(row.claim.id) ?? null) : null,
				deadline: hasDeadline ? countdownOf(row.claim, row.mission, settings, nowMs) : null
			}
		];
	});
	return tasks.sort(
		(a, b) =>
			REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason) ||
			daysLeft(a) - daysLeft(b) ||
			missionStart(a.row.mission.schedule).localeCompare(missionStart(b.row.mission.schedule)) ||
			a.row.key.localeCompare(b.row.key)
	);
}

/** Tasks of the last days come before everything else that is only asked for. */
export function isPressing({ reason, deadline }: Task): boolean {
	return reason === 'conflict' || reason === 'toCorrect' || (deadline !== null && isUrgent(deadline));
}

/** Missions that are not over, by their own zone's clock, the next one first; none that was cancelled. */
export function comingMissions(missions: readonly ListedMission[], nowMs: number): ListedMission[] {
	return missions
		.filter(
			(mission) =>
				!isCancelled(mission) && localDateTimeAt(nowMs, mission.zone) < missionEnd(mission.schedule)
		)
		.sort((a, b) => missionStart(a.schedule).localeCompare(missionStart(b.schedule)) || a.number - b.number);
}

/** The missions of each day, for a calendar: every day that a mission touches. */
export function missionsByDay(missions: readonly ListedMission[]): Map<string, ListedMission[]> {
	const days = new Map<string, ListedMission[]>();
	for (const mission of missions) {
		for (const date of missionDates(mission.schedule)) days.set(date, [...(days.get(date) ?? []), mission]);
	}
	return days;
}

/** Today in the zone of the person's own missions (that of Paris where there is none). */
export function todayOf(missions: readonly ListedMission[], nowMs: number): string {
	const zone = missions[0]?.zone ?? 'Europe/Paris';
	return dateOf(localDateTimeAt(nowMs, zone));
}

/** The months («2017-06») that a calendar pages through: this one, and on to the last with a mission to come. */
export function calendarMonths(days: Iterable<string>, today: string): string[] {
	const last = [...days].sort().at(-1)?.slice(0, 7) ?? '';
	const months = [today.slice(0, 7)];
	for (let month = months[0] ?? ''; month < last && months.length < 24;) {
		const [year = 0, number = 1] = month.split('-').map(Number);
		month = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
		months.push(month);
	}
	return months;
}
