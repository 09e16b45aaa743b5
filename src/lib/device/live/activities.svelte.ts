// What the person may do here, from what the device keeps: the menu and the gate of each page. The server enforces the
// same rule.
import type { Activity } from '../../domain/academy/academy';
import { openActivitiesOn } from '../../domain/academy/opening';
import { activitiesAnywhere, type ActivityFacts } from '../../domain/access/activities';
import type { RoleInAcademy } from '../../domain/access/role';
import { isServed } from '../../domain/portal/application';
import type { AssignedMission } from '../../domain/mission/mission';
import type { Reference } from '../db/rows';
import type { DeviceStore } from '../db/store';
import { readReference } from '../repositories/reference';
import { readSyncState } from '../repositories/sync-state';
import { LiveQuery } from './live-query.svelte';
import { Minute } from './minute.svelte';
import { readMissions } from './missions.svelte';

type Duty = Pick<
	AssignedMission,
	'academy' | 'quality' | 'juries' | 'isSummoned' | 'cancelledAt' | 'isDeliberation'
>;

const HOUR_MS = 3_600_000;

/** One set of facts an académie. Rows of a build from before lack the newer ones: then nothing is given by them. */
export function factsOf(
	{ academies, profiles }: Pick<Reference, 'academies' | 'profiles'>,
	roles: readonly RoleInAcademy[],
	duties: readonly Duty[],
	nowMs: number
): ActivityFacts[] {
	return Object.values(academies).map(({ code, isCentral = false, ...academy }) => ({
		isIntervenant: roles.some(({ academy, role }) => academy === code && role === 'intervenant'),
		openActivities: openActivitiesOn(academy, nowMs),
		isCentral,
		isInspecteurGeneral: profiles[code]?.isInspecteurGeneral ?? false,
		disciplineCodes: profiles[code]?.disciplineCodes ?? [],
		teachings: profiles[code]?.teachings ?? [],
		assignments: duties
			.filter((duty) => duty.academy === code && isServed(duty))
			.map(({ isDeliberation = false, quality, juries }) => ({
				isDeliberation,
				qualities: [quality, ...juries.map((jury) => jury.quality)]
			}))
	}));
}

/** Null while the device does not know yet: whose it is, or the académies of an intervenant. */
async function readActivities(store: DeviceStore, nowMs: number): Promise<Activity[] | null> {
	const [reference, { account }] = await Promise.all([readReference(store), readSyncState(store)]);
	if (account === null) return null;
	const { roles } = account;
	const academies = Object.values(reference.academies);
	if (academies.length === 0 && roles.some(({ role }) => role === 'intervenant')) return null;
	// Only there do rights hang on assignments: a long list is not read for nothing.
	const asksDuties = academies.some(({ isCentral }) => isCentral === true);
	return activitiesAnywhere(factsOf(reference, roles, asksDuties ? await readMissions(store) : [], nowMs));
}

/**
 * `current` is undefined until known: the menu then shows what nearly everybody has, and no page is closed. Read from
 * the store alone: a locked device forgets who is here, and what it covers must stay as it is.
 */
export function liveActivities(): { readonly current: Activity[] | undefined } {
	const minute = new Minute();
	// Days begin on a full hour in every zone of the service: no need to look each minute.
	const hourMs = $derived(minute.nowMs - (minute.nowMs % HOUR_MS));
	const query = new LiveQuery(['reference', 'listPages', 'sync'], (store) => {
		const now = hourMs;
		return () => readActivities(store, now);
	});
	return {
		get current() {
			return query.current ?? undefined;
		}
	};
}
