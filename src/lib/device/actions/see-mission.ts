// The person opened a mission: what was new of it is no longer told (guide §2.3.2).
import { opened } from '$lib/domain/mission/mission-news';
import { nowMs } from '../clock';
import { changeStore } from '../db/sealed-unit';
import { StorageFault } from '../db/storage-fault';
import { openStore } from '../open-store.svelte';
import { changeEntries, findEntry } from '../repositories/list-entries';

/** On a full device it is told once more: nothing makes way for it. */
export async function seeMission(key: string): Promise<void> {
	const store = openStore.required();
	if ((await findEntry(store, key))?.mission?.seen === undefined) return;
	try {
		await changeStore(
			store,
			(unit) =>
				changeEntries(
					unit,
					new Map([
						[key, (entry) => (entry.mission === null ? entry : { ...entry, mission: opened(entry.mission) })]
					]),
					nowMs()
				),
			'copy'
		);
	} catch (error) {
		if (!(error instanceof StorageFault) || error.code !== 'full') throw error;
	}
}
