// «Ajouter à l'agenda»: a calendar file made on the device from what it knows: it works without a network.
import { calendarFileName, missionCalendar } from '$lib/fr/mission-calendar';
import { nowMs } from '../clock';
import { openStore } from '../open-store.svelte';
import { UnknownClaim } from '../repositories/claim-folder';
import { findEntry } from '../repositories/list-entries';
import { readReference } from '../repositories/reference';

export async function missionCalendarFile(key: string): Promise<{ blob: Blob; fileName: string }> {
	const store = openStore.required();
	const mission = (await findEntry(store, key))?.mission;
	if (!mission) throw new UnknownClaim(key);
	const label = (await readReference(store)).academies[mission.academy]?.label ?? mission.academy;
	return {
		blob: new Blob([missionCalendar(mission, label, nowMs())], { type: 'text/calendar;charset=utf-8' }),
		fileName: calendarFileName(mission)
	};
}
