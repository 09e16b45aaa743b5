// The académies in which the person may use an activity that opens a remote application.
import { isPermitted } from '$lib/domain/access/activities';
import type { LaunchActivity } from '$lib/domain/portal/application';
import type { RoleInAcademy } from '$lib/domain/access/role';
import { nowMs } from '../clock';
import type { DeviceStore } from '../db/store';
import { readReference } from '../repositories/reference';
import { factsOf } from './activities.svelte';
import { deviceState } from './device-state.svelte';
import { LiveQuery } from './live-query.svelte';
import { readMissions } from './missions.svelte';

export interface LaunchPlace {
	code: string;
	label: string;
	/** Whom to turn to where the application is not there. */
	officeLines: string[];
}

async function readPlaces(
	store: DeviceStore,
	activity: LaunchActivity,
	roles: readonly RoleInAcademy[]
): Promise<LaunchPlace[]> {
	const [reference, missions] = await Promise.all([readReference(store), readMissions(store)]);
	const academies = Object.values(reference.academies);
	const facts = factsOf(reference, roles, missions, nowMs());
	return academies
		.filter((_, index) => {
			const own = facts[index];
			return own !== undefined && isPermitted(activity, own);
		})
		.map(({ code, label, officeLines }) => ({ code, label, officeLines }))
		.sort((left, right) => left.label.localeCompare(right.label, 'fr'));
}

export function liveLaunchPlaces(activity: LaunchActivity): LiveQuery<LaunchPlace[]> {
	return new LiveQuery(['reference', 'listPages'], (store) => {
		const roles = deviceState.account?.roles ?? [];
		return () => readPlaces(store, activity, roles);
	});
}
