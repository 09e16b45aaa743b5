// What is new of a mission since the person last saw it: kept on the device, told until they open it. Pure.
import type { AssignedMission } from './mission';

/** What of a mission is told when it changes. */
export type SeenMission = Pick<
	AssignedMission,
	'schedule' | 'centre' | 'typeLabel' | 'quality' | 'juries' | 'observations'
> & { isCancelled: boolean };

/** A mission as the lists of a device have it. */
export interface ListedMission extends AssignedMission {
	/** As the person last saw it, while that differs from what it is. */
	seen?: SeenMission;
	/** ISO instant at which the server took the assignment away: it stays listed as cancelled. */
	withdrawnAt?: string;
}

export const MISSION_FACTS = ['dates', 'centre', 'type', 'quality', 'juries', 'observations'] as const;
export type MissionFact = (typeof MISSION_FACTS)[number];

export function isCancelled(mission: Pick<ListedMission, 'cancelledAt' | 'withdrawnAt'>): boolean {
	return mission.cancelledAt != null || mission.withdrawnAt !== undefined;
}

/** What will have been seen once the person opens this mission. */
export function seenOf(mission: ListedMission): SeenMission {
	const { schedule, centre, typeLabel, quality, juries, observations } = mission;
	return { schedule, centre, typeLabel, quality, juries, observations, isCancelled: isCancelled(mission) };
}

const READ: Record<MissionFact, (mission: SeenMission) => unknown> = {
	dates: ({ schedule }) => schedule,
	centre: ({ centre }) => centre,
	type: ({ typeLabel }) => typeLabel,
	quality: ({ quality }) => quality ?? '',
	juries: ({ juries }) => juries,
	observations: ({ observations }) => observations ?? ''
};

/** Which facts differ, in the order of the details (guide §2.3.2); the order of an object's keys does not count. */
export function changedFacts(before: SeenMission, after: SeenMission): MissionFact[] {
	return MISSION_FACTS.filter((fact) => textOf(READ[fact](before)) !== textOf(READ[fact](after)));
}

function textOf(value: unknown): string {
	return JSON.stringify(value, (_key, part: unknown) =>
		typeof part === 'object' && part !== null && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
			: part
	);
}

/** What the person saw stays until they open the mission; undefined where what comes is the same again. */
function stillToTell(known: ListedMission, next: ListedMission): SeenMission | undefined {
	const seen = known.seen ?? seenOf(known);
	const now = seenOf(next);
	const isSame = changedFacts(seen, now).length === 0 && seen.isCancelled === now.isCancelled;
	return isSame ? undefined : seen;
}

/**
 * What the lists have once the server told `next` (null: it took the assignment away, at `at`) of a mission that they
 * had as `known`. An older version changes nothing; a mission that is wholly new has no news.
 */
export function learnt(
	known: ListedMission | null,
	next: AssignedMission | null,
	at: string
): ListedMission | null {
	if (known === null) return next;
	if (next !== null && known.version > next.version) return known;
	const listed: ListedMission = next ?? { ...known, withdrawnAt: known.withdrawnAt ?? at };
	const plain = opened(listed);
	const seen = stillToTell(known, plain);
	return seen === undefined ? plain : { ...plain, seen };
}

/** Once the person opened it. */
export function opened(mission: ListedMission): ListedMission {
	const rest = { ...mission };
	delete rest.seen;
	return rest;
}

export type MissionNews = 'cancelled' | 'modified' | null;

/** «Annulée» always while it is; «Modifiée» until it was opened. */
export function newsOf(mission: ListedMission): MissionNews {
	if (isCancelled(mission)) return 'cancelled';
	return mission.seen === undefined ? null : 'modified';
}
