// The first rows of the list that the address asks for, read while the framework still wakes: the list is then drawn
// once, with its rows, instead of empty and then again.
import { inListOrder } from '$lib/domain/mission/listing';
import type { ListedMission } from '$lib/domain/mission/mission-news';
import type { RowReader } from '../db/row-reader';
import { FIRST_PAINT_KEY, readEntries } from '../repositories/list-entries';

export interface FirstMissions {
	rows: ListedMission[];
	/** Rows of the whole list. */
	total: number;
}

interface ReadAhead {
	accountId: string;
	missions: FirstMissions;
}

let ahead: ReadAhead | null = null;

/** The newest rows of a long list by one read; a list of one page has no such row and is read whole. */
export async function readFirstMissions(store: RowReader): Promise<FirstMissions> {
	const first = await store.get('firstPaint', FIRST_PAINT_KEY);
	if (first !== undefined) return { rows: first.missions, total: first.missionTotal };
	const rows = (await readEntries(store)).flatMap(({ mission }) => (mission === null ? [] : [mission]));
	return { rows: inListOrder(rows, (mission) => mission), total: rows.length };
}

/** Whether the address shows the list that is read ahead. */
export function isListAsked(): boolean {
	return location.pathname.startsWith('/missions');
}

export function keepAhead(accountId: string, missions: FirstMissions): void {
	ahead = { accountId, missions };
}

/** Once: later the live query knows better. `openAccount`: whose store is open, null before it is. */
export function takeReadAhead(openAccount: string | null): ReadAhead | null {
	const taken = openAccount === null || ahead?.accountId === openAccount ? ahead : null;
	ahead = null;
	return taken;
}
