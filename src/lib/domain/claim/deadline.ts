// The last day to send a claim («délai de saisie»), by session; a claim that arrives later is kept, marked
// «hors délai», and left to the gestionnaire. Knows neither the words nor who tells them.
import type { AcademySettings } from '../academy/academy';
import { dateOf, daysBetween, localDateTimeAt, type LocalDate } from '../calendar/local-date-time';
import type { AssignedMission } from '../mission/mission';
import type { Claim } from './claim';
import { enteredParts } from './entered-parts';

type Deadlines = Pick<AcademySettings, 'claimDeadline' | 'claimDeadlines'>;
type Dated = Pick<AssignedMission, 'session' | 'zone'>;

/** Days before the last one from which the countdown is urgent [chosen]. */
export const URGENT_DAYS = 7;

export interface ClaimDeadline {
	lastDay: LocalDate;
	/** 0 on the last day itself; negative once it is past. */
	daysLeft: number;
}

/** Sessions are the same whatever their case, accents and spaces: «Juin 2017» is «juin  2017». */
function sessionKey(session: string): string {
	return session
		.normalize('NFD')
		.replace(/\p{Mn}/gu, '')
		.toLowerCase()
		.replace(/\s+/g, ' ')
		.trim();
}

/** The session's own last day, else the académie's one for all; null: none. */
export function lastDayOf(settings: Deadlines, session: string | null): LocalDate | null {
	const key = session === null ? null : sessionKey(session);
	const own = settings.claimDeadlines?.find((deadline) => sessionKey(deadline.session) === key);
	return own?.lastDay ?? settings.claimDeadline;
}

/**
 * How long there is left, by the calendar of the mission's zone; null without a deadline.
 * 19/08 for 31/08 → 12; 31/08 at 23:59 → 0; 01/09 at 00:00 → -1.
 */
export function deadlineOf(settings: Deadlines, mission: Dated, nowMs: number): ClaimDeadline | null {
	const lastDay = lastDayOf(settings, mission.session);
	if (lastDay === null) return null;
	return { lastDay, daysLeft: daysBetween(dateOf(localDateTimeAt(nowMs, mission.zone)), lastDay) };
}

/** Whether a validation comes after the last day, in the mission's zone; the last day itself is in time. */
export function isPastDeadline(settings: Deadlines, mission: Dated, nowMs: number): boolean {
	const deadline = deadlineOf(settings, mission, nowMs);
	return deadline !== null && deadline.daysLeft < 0;
}

/**
 * The countdown to show beside a claim: null where nothing is left for the intervenant to send (no open part of
 * theirs, declared not done, already validated), and where they were taken off the mission: nobody is pressed to claim
 * for it, though they can.
 */
export function countdownOf(
	claim: Pick<Claim, 'remuneration' | 'travel' | 'deferredTo' | 'notDone'>,
	mission: Dated & Pick<AssignedMission, 'payInput' | 'heading' | 'cancelledAt'>,
	settings: Deadlines,
	nowMs: number
): ClaimDeadline | null {
	if (mission.cancelledAt != null) return null;
	const isToSend = enteredParts(claim, mission).some((part) => claim[part].status === 'open');
	return isToSend && claim.notDone === null ? deadlineOf(settings, mission, nowMs) : null;
}

/** Whether the countdown is told as urgent: the last 7 days, the last day and after it. */
export function isUrgent({ daysLeft }: ClaimDeadline): boolean {
	return daysLeft <= URGENT_DAYS;
}
