// The remote applications that the service opens, and which of them a mission or an activity leads to.
import type { Activity } from '../academy/academy';
import { isCancelled, type ListedMission } from '../mission/mission-news';
import { isPortalListed } from '../mission/listing';

/** What a mission of «Portail d'accès aux missions» opens: data of its type (guide §2.7). */
export const MISSION_PORTALS = ['santorin', 'cyclades'] as const;
export type MissionPortal = (typeof MISSION_PORTALS)[number];

/**
 * The modules with an address of their own in an académie: SANTORIN, CYCLADES, the jury portal of CYCLADES, BNS of
 * DELOS, the national statistics of SANTORIN.
 */
export const PORTAL_MODULES = ['santorin', 'cyclades', 'juryPortal', 'delos', 'statistics'] as const;
export type PortalModule = (typeof PORTAL_MODULES)[number];

/** The activities that open a remote application. */
export const LAUNCH_ACTIVITIES = ['portal', 'eps', 'juryPortal', 'subjects', 'statistics'] as const;
export type LaunchActivity = (typeof LAUNCH_ACTIVITIES)[number] & Activity;

/** Guide §2.8–2.10; «portal» is not here: there the mission decides. */
export const MODULE_OF_ACTIVITY: Readonly<Record<Exclude<LaunchActivity, 'portal'>, PortalModule>> = {
	eps: 'cyclades',
	juryPortal: 'juryPortal',
	subjects: 'delos',
	statistics: 'statistics'
};

/**
 * Whether «Portail d'accès aux missions» shows the mission: the person was convoked, its type opens an application,
 * and its end is at most 100 days past (guide §2.7.1).
 */
export function isInPortal(
	mission: Pick<ListedMission, 'portal' | 'isSummoned' | 'cancelledAt' | 'withdrawnAt' | 'schedule' | 'zone'>,
	nowMs: number
): boolean {
	return isServed(mission) && (mission.portal ?? null) !== null && isPortalListed(mission, nowMs);
}

/** The person was convoked, and not taken off since. */
export function isServed(
	mission: Pick<ListedMission, 'isSummoned' | 'cancelledAt' | 'withdrawnAt'>
): boolean {
	return mission.isSummoned && !isCancelled(mission);
}
