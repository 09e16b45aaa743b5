// The first rows of the list that the address asks for, read while the framework still wakes: the list is then drawn
// once, with its rows, instead of empty and then again.
import type { AssignedMission } from '$lib/domain/mission/mission';
import type { DeviceStore } from '../db/store';
import { FIRST_PAINT_KEY, readEntries } from '../repositories/list-entries';

export interface FirstMissions {
	rows: AssignedMission[];
	/** Rows of the whole list. */
	total: number;
}

let ahead: { store: DeviceStore; missions: FirstMissions } | null = null;

/** The newest rows of a long list by one read; a list of one page has no such row and is read whole. */
export async function readFirstMissions(store: DeviceStore): Promise<FirstMissions> {
	const first = await store.get('firstPaint', FIRST_PAINT_KEY);
	if (first !== undefined) return { rows: first.missions, total: first.missionTotal };
	const rows = (await readEntries(store)).flatMap(({ mission }) => (mission === null ? [] : [mission]));
	return { rows, total: rows.length };
}

/** Before the first component; does nothing where the address shows no list of missions. */
export async function readAhead(store: DeviceStore): Promise<void> {
	if (location.pathname.startsWith('/missions')) ahead = { store, missions: await readFirstMissions(store) };
}

/** Once: later the live query knows better. Null: nothing was read for this store. */
export function takeReadAhead(store: DeviceStore | null): FirstMissions | null {
	const taken = ahead !== null && ahead.store === store ? ahead.missions : null;
	ahead = null;
	return taken;
}
