// Juries over which the person presides: the missions to choose from, and the members of one.
import { juryPayKind, type JurySheet } from '$lib/domain/jury/jury-pay';
import type { AssignedMission } from '$lib/domain/mission/mission';
import { missionDates } from '$lib/domain/mission/schedule';
import type { DeviceStore } from '../db/store';
import { findEntry, readEntries } from '../repositories/list-entries';
import { readOutbox } from '../repositories/outbox';
import { projectJury, type JuryRow } from '../repositories/project-jury';
import { readReference } from '../repositories/reference';
import { LiveQuery } from './live-query.svelte';
import { Minute } from './minute.svelte';

export type { JuryRow, PayText } from '../repositories/project-jury';

export interface JuryView {
	/** `RENNES-900121`. */
	key: string;
	mission: AssignedMission;
	missionDates: readonly string[];
	rows: JuryRow[];
	nowMs: number;
}

export interface PresidedMission {
	key: string;
	mission: AssignedMission;
	members: number;
	/** Members of whom nothing was entered and is saved here. */
	left: number;
}

async function readJury(store: DeviceStore, key: string, nowMs: number): Promise<JuryView | null> {
	const [{ juries }, entry, outbox, drafts] = await Promise.all([
		readReference(store),
		findEntry(store, key),
		readOutbox(store),
		store.list('drafts')
	]);
	const sheet: JurySheet | undefined = juries?.[key];
	const mission = entry?.mission ?? null;
	if (sheet === undefined || mission === null || juryPayKind(mission) === null) return null;
	const typed = new Map(drafts.map((draft) => [draft.key, draft.value]));
	const rows = projectJury(sheet, mission, outbox, typed, nowMs);
	return { key, mission, missionDates: missionDates(mission.schedule), rows, nowMs };
}

async function readPresided(store: DeviceStore, nowMs: number): Promise<PresidedMission[]> {
	const { juries = {} } = await readReference(store);
	if (Object.keys(juries).length === 0) return [];
	const [entries, outbox] = await Promise.all([readEntries(store), readOutbox(store)]);
	return entries.flatMap(({ key, mission }): PresidedMission[] => {
		const sheet = juries[key];
		if (sheet === undefined || mission === null || sheet.members.length === 0) return [];
		const rows = projectJury(sheet, mission, outbox, new Map(), nowMs);
		const left = rows.filter((row) => row.pay === null && row.mine === null && row.closed === null).length;
		return [{ key, mission, members: rows.length, left }];
	});
}

/** `current`: undefined while loading, null if the person presides over no such jury. */
export class LiveJury {
	#minute = new Minute();
	#key: () => string;
	#query: LiveQuery<{ key: string; view: JuryView | null }>;

	constructor(key: () => string) {
		this.#key = key;
		this.#query = new LiveQuery(['reference', 'listPages', 'outbox', 'drafts'], (store) => {
			const wanted = key();
			const now = this.#minute.nowMs;
			return async () => ({ key: wanted, view: await readJury(store, wanted, now) });
		});
	}

	get current(): JuryView | null | undefined {
		const answer = this.#query.current;
		return answer?.key === this.#key() ? answer.view : undefined;
	}
}

/** None for nearly everybody: the list of claims then shows nothing of it. */
export function livePresided(): LiveQuery<PresidedMission[]> {
	const minute = new Minute();
	return new LiveQuery(['reference', 'listPages', 'outbox'], (store) => {
		const now = minute.nowMs;
		return () => readPresided(store, now);
	});
}

export function liveJury(key: () => string): LiveJury {
	return new LiveJury(key);
}
