// «Deux missions au même moment»: missions of one person whose hours overlap [chosen]. This room knows no clock.
import { addDays, dateOf, timeOf, type LocalDateTime, type Zone } from '../calendar/local-date-time';
import { instantOf } from '../calendar/zone-offset';
import type { AssignedMission } from './mission';
import { missionKey } from './mission';
import { fillsItsHours, missionHours } from './mission-hours';
import { missionEnd } from './schedule';

type Placed = Pick<AssignedMission, 'academy' | 'number' | 'schedule' | 'zone' | 'centre' | 'cancelledAt'> & {
	withdrawnAt?: string;
};

interface Stretch {
	key: string;
	startMs: number;
	endMs: number;
}

/**
 * For each mission that clashes, the keys of those it clashes with. Looked at are missions that are still to come or
 * under way, at a centre, not cancelled: marking at home and periods of several days leave their hours free [chosen].
 * One ending at 12:00 and one starting at 12:00 do not clash; hours of different zones are compared as instants.
 */
export function findClashes(
	missions: readonly Placed[],
	nowMs: number
): ReadonlyMap<string, readonly string[]> {
	const instants = new Map<string, number>();
	const at = (moment: LocalDateTime, zone: Zone): number => {
		const known = instants.get(`${moment} ${zone}`);
		if (known !== undefined) return known;
		const instant = instantOf(moment, zone);
		instants.set(`${moment} ${zone}`, instant);
		return instant;
	};
	// A day early: the zones differ by less, and the exact end is looked at once for those that are left.
	const soon: LocalDateTime = new Date(nowMs - 24 * 3_600_000).toISOString().slice(0, 16);
	const stretches = missions
		.filter(
			({ centre, cancelledAt, withdrawnAt, schedule }) =>
				centre !== null && cancelledAt == null && withdrawnAt === undefined && missionEnd(schedule) > soon
		)
		.flatMap((mission) => stretchesOf(mission, at))
		.filter(({ endMs }) => endMs > nowMs)
		.sort((left, right) => left.startMs - right.startMs);
	const clashes = new Map<string, Set<string>>();
	const tell = (one: string, other: string) => {
		clashes.set(one, (clashes.get(one) ?? new Set()).add(other));
	};
	let open: Stretch[] = [];
	for (const next of stretches) {
		open = open.filter(({ endMs }) => endMs > next.startMs);
		// A few are named, however many there are.
		for (const other of open.filter(({ key }) => key !== next.key).slice(0, MOST_NAMED)) {
			tell(next.key, other.key);
			tell(other.key, next.key);
		}
		if (open.length < MOST_OPEN) open.push(next);
	}
	return new Map([...clashes].map(([key, others]) => [key, [...others]]));
}

const MOST_NAMED = 5;
const MOST_OPEN = 50;

function stretchesOf(mission: Placed, at: (moment: LocalDateTime, zone: Zone) => number): Stretch[] {
	const key = missionKey(mission);
	return missionHours(mission.schedule)
		.filter((hours) => fillsItsHours(hours, mission.schedule))
		.flatMap(({ startsAt, endsAt, days }) =>
			Array.from({ length: days }, (_, day) => ({
				key,
				startMs: at(laterBy(startsAt, day), mission.zone),
				endMs: at(laterBy(endsAt, day), mission.zone)
			}))
		);
}

function laterBy(moment: LocalDateTime, days: number): LocalDateTime {
	return days === 0 ? moment : `${addDays(dateOf(moment), days)}T${timeOf(moment)}`;
}
