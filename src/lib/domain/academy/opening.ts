// Which activities of an académie are open on a day: what the administrateur opened, within its dates. Pure: the same
// answer on the server and on a device that has been offline since before the day.
import { dateOf, localDateTimeAt, type LocalDate } from '../calendar/local-date-time';
import type { Academy, Activity } from './academy';

/** First and last day on which an opened activity can be used, both in it; null: no such bound. */
export interface ActivityDates {
	opensOn: LocalDate | null;
	closesOn: LocalDate | null;
}

type Opening = Pick<Academy, 'openActivities' | 'activityDates' | 'zone'>;

/**
 * By the calendar of the académie's own zone [chosen], wherever the device is: closed on 31/08 → open at 23:59 of that
 * day in La Réunion, closed at 00:00, while it is still 22:00 in Paris.
 */
export function isOpenOn(academy: Opening, activity: Activity, nowMs: number): boolean {
	if (!academy.openActivities.includes(activity)) return false;
	const dates = academy.activityDates?.[activity];
	if (dates === undefined) return true;
	const today = dateOf(localDateTimeAt(nowMs, academy.zone));
	return (dates.opensOn ?? today) <= today && today <= (dates.closesOn ?? today);
}

/** Those open now, in the order in which they are stored. */
export function openActivitiesOn(academy: Opening, nowMs: number): Activity[] {
	return academy.openActivities.filter((activity) => isOpenOn(academy, activity, nowMs));
}
