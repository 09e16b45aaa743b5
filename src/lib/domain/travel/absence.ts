// How many meals and nights the hours of a trip allow (windows are settings; guide's notes (1)–(3), MEN arrêté of
// 20/12/2013 as académies quote it).
import { addDays, daysBetween, type LocalDate, type LocalTime } from '../calendar/local-date-time';
import type { AcademySettings, AwayWindow } from '../academy/academy';
import type { Trip } from './trip';

type TimedTrip = Pick<
	Trip,
	'departureDate' | 'departureTime' | 'returnDate' | 'returnTime' | 'oneWayJourneys'
>;

export interface MealsAllowed {
	lunches: number;
	dinners: number;
	nights: number;
}

/** Longest trip that is counted day by day; beyond it the dates are taken for a misprint. */
const MAX_DAYS = 3700;

/**
 * Meals and nights for which the person was away during the whole window: lunch 11:00–14:00, dinner 18:00–21:00,
 * night 0:00–5:00 by default. Null while a date or a time is missing, or if the return is before the departure.
 * Several days with a return each day (trajets = 2 × days): meals count for each day with the line's two times,
 * and no night. Fewer trajets: the person stayed.
 * 11:00–14:00 → 1 lunch; 11:01–14:00 → none; 13:00–21:00 → dinner only.
 */
export function mealsAllowed(trip: TimedTrip, windows: AcademySettings['mealWindows']): MealsAllowed | null {
	const { departureDate, departureTime, returnDate, returnTime } = trip;
	if (departureDate === null || departureTime === null || returnDate === null || returnTime === null)
		return null;
	const days = daysBetween(departureDate, returnDate) + 1;
	if (days < 1 || days > MAX_DAYS) return null;
	const daily = dailyReturns(trip.oneWayJourneys, days);
	if (daily !== null) {
		const covers = (window: AwayWindow) => departureTime <= window.from && returnTime >= window.to;
		return {
			lunches: covers(windows.lunch) ? daily : 0,
			dinners: covers(windows.dinner) ? daily : 0,
			nights: 0
		};
	}
	const away = {
		from: `${departureDate}T${departureTime}`,
		to: `${returnDate}T${returnTime}`,
		firstDay: departureDate,
		days
	};
	return {
		lunches: windowsWithin(away, windows.lunch),
		dinners: windowsWithin(away, windows.dinner),
		nights: windowsWithin(away, windows.night)
	};
}

/**
 * Days of a line that returns home each day, or null if it does not: 2 trajets a day, on two days or more. On days
 * without a session between them nothing is due, so 6 trajets over four days are three days [chosen].
 */
function dailyReturns(oneWayJourneys: number | null, days: number): number | null {
	if (oneWayJourneys === null || days < 2 || oneWayJourneys < 4 || oneWayJourneys % 2 !== 0) return null;
	return Math.min(oneWayJourneys / 2, days);
}

function windowsWithin(
	away: { from: string; to: string; firstDay: LocalDate; days: number },
	window: { from: LocalTime; to: LocalTime }
): number {
	let count = 0;
	for (let day = 0; day < away.days; day += 1) {
		const date = addDays(away.firstDay, day);
		if (`${date}T${window.from}` >= away.from && `${date}T${window.to}` <= away.to) count += 1;
	}
	return count;
}
