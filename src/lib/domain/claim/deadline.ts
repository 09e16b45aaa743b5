// «Hors délai»: a claim that arrives after the académie's deadline is kept, marked, and left to the gestionnaire.
import { dateOf, localDateTimeAt } from '../calendar/local-date-time';
import type { Academy } from '../academy/academy';

/** Whether a validation comes after the académie's last day, in its zone; the last day itself, until 23:59, is in time. */
export function isPastDeadline(academy: Pick<Academy, 'zone' | 'settings'>, nowMs: number): boolean {
	const { claimDeadline } = academy.settings;
	return claimDeadline !== null && dateOf(localDateTimeAt(nowMs, academy.zone)) > claimDeadline;
}
