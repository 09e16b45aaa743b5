// «Invalidable»: several missions on one day, all trips on the first (guide §2.6.2, §2.6.4.2).
// Works on days of travel, so that another académie's missions can come in as a dated copy.
import { timeOf, type LocalDate, type LocalDateTime } from '../calendar/local-date-time';
import type { AssignedMission } from '../mission/mission';
import { missionDates, missionStart } from '../mission/schedule';
import type { Claim, DeferredTo } from './claim';

/** One day on which a mission of a person has a travel part. */
export interface TravelDay {
	academy: string;
	missionNumber: number;
	day: LocalDate;
	/** When the mission begins on that day; on a later day of a period, at the period's hour [chosen]. */
	startsAt: LocalDateTime;
}

type DayMission = Pick<AssignedMission, 'academy' | 'number' | 'schedule' | 'cancelledAt'>;
type DayClaim = Pick<Claim, 'travel' | 'notDone' | 'history'>;

/**
 * The days on which a mission can take the trips of others: travel exists, neither cancelled nor declared not done.
 * Nobody goes to a mission from which they were taken off, so it takes none, unless its own trips were validated
 * already [chosen].
 */
export function travelDays(mission: DayMission, claim: Pick<Claim, 'travel' | 'notDone'>): TravelDay[] {
	const { status } = claim.travel;
	if (status === 'none' || status === 'cancelled' || claim.notDone !== null) return [];
	if (status === 'open' && mission.cancelledAt != null) return [];
	return everyDay(mission);
}

function everyDay({ academy, number, schedule }: DayMission): TravelDay[] {
	const hour = timeOf(missionStart(schedule));
	return missionDates(schedule).map((day) => ({
		academy,
		missionNumber: number,
		day,
		startsAt: `${day}T${(schedule.kind === 'datedLines' && lineHour(schedule.lines, day)) || hour}`
	}));
}

function lineHour(lines: readonly { date: LocalDate; time: string }[], day: LocalDate): string | undefined {
	return lines
		.filter((line) => line.date === day)
		.map((line) => line.time)
		.sort()[0];
}

/** Earlier start first, then the lowest number, then the académie's code. */
function isBefore(a: TravelDay, b: TravelDay): boolean {
	if (a.startsAt !== b.startsAt) return a.startsAt < b.startsAt;
	if (a.missionNumber !== b.missionNumber) return a.missionNumber < b.missionNumber;
	return a.academy < b.academy;
}

/**
 * Where the trips of a mission are to be entered, or null if on the mission itself.
 * Deferred when every date of the mission also has an earlier-starting mission of the same person (`others`, whose
 * days `travelDays` gives); tie: the lowest number. The answer is the first mission of the first date. Only an open
 * part that was never validated is deferred [chosen].
 * Boundary: two missions at 08:00, numbers 12 and 15 → 15 is deferred to 12.
 */
export function deferredTo(
	target: { mission: DayMission; claim: DayClaim },
	others: readonly TravelDay[]
): DeferredTo | null {
	const { mission, claim } = target;
	const wasValidated = claim.history.some((entry) => entry.action === 'validate' && entry.part === 'travel');
	if (claim.travel.status !== 'open' || claim.notDone !== null || wasValidated) return null;
	return firstOfTheDays(mission, others);
}

/**
 * The same whatever became of the part: of two missions of one day that were both validated before either was known
 * to the other, the later one is told to the gestionnaire who accepts it.
 */
export function firstOfTheDays(mission: DayMission, others: readonly TravelDay[]): DeferredTo | null {
	let first: TravelDay | null = null;
	for (const own of everyDay(mission)) {
		const earlier = others
			.filter((other) => other.day === own.day && isBefore(other, own))
			.filter((other) => other.academy !== mission.academy || other.missionNumber !== mission.number);
		const earliest = earlier.reduce<TravelDay | null>(
			(found, other) => (found === null || isBefore(other, found) ? other : found),
			null
		);
		if (earliest === null) return null;
		first ??= earliest;
	}
	return first === null ? null : { academy: first.academy, missionNumber: first.missionNumber };
}
