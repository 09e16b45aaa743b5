// Which missions a list still shows, and in which order. Display limits only: what is kept is another matter.
import { addYears, dateOf, daysBetween, localDateTimeAt } from '../calendar/local-date-time';
import type { Claim } from '../claim/claim';
import type { AssignedMission } from './mission';
import { missionEnd, missionStart } from './schedule';

type Dated = Pick<AssignedMission, 'schedule' | 'zone'>;

/** «les missions dont la date de fin est supérieure à 4 ans ne sont plus affichées» (guide §2.6). */
export const CLAIM_YEARS = 4;

/** «dépassée de 100 jours» (guide §2.7.1). */
export const PORTAL_DAYS = 100;

/**
 * Shown among the états de frais: a part was generated, and the end is at most 4 years past, in the mission's
 * zone. Visible through the fourth anniversary; ended 29/02/2024 → through 28/02/2028.
 */
export function isClaimListed(
	claim: Pick<Claim, 'remuneration' | 'travel'>,
	mission: Dated,
	nowMs: number
): boolean {
	if (claim.remuneration.status === 'none' && claim.travel.status === 'none') return false;
	const lastDay = addYears(dateOf(missionEnd(mission.schedule)), CLAIM_YEARS);
	return dateOf(localDateTimeAt(nowMs, mission.zone)) <= lastDay;
}

/** Shown in «Portail d'accès aux missions» through day 100 after the end, in the mission's zone; day 101 is hidden. */
export function isPortalListed(mission: Dated, nowMs: number): boolean {
	const endDay = dateOf(missionEnd(mission.schedule));
	return daysBetween(endDay, dateOf(localDateTimeAt(nowMs, mission.zone))) <= PORTAL_DAYS;
}

/**
 * The order in which the guide prints its lists: newest start first, the lowest number first where the start is the same
 * (§1.3.5, §2.7.1: 147852 before 147853). It is also the order of rows that are equal in the column a person sorts by.
 */
export function inListOrder<Item>(
	items: readonly Item[],
	missionOf: (item: Item) => Pick<AssignedMission, 'schedule' | 'number'>
): Item[] {
	return items
		.map((item) => {
			const { schedule, number } = missionOf(item);
			return { item, startsAt: missionStart(schedule), number };
		})
		.sort((left, right) =>
			left.startsAt === right.startsAt ? left.number - right.number : left.startsAt < right.startsAt ? 1 : -1
		)
		.map(({ item }) => item);
}
