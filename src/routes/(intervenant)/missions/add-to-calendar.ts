// «Ajouter à l'agenda»: the file is made when asked for, and handed over: the phone opens it with its own agenda.
import { MISSION_WORDS } from '$lib/fr/screens/missions';
import { consoleMessages } from '$lib/ui/console/console.svelte';
import { handOver } from '$lib/ui/frame/hand-over';

export async function addToCalendar(key: string): Promise<void> {
	try {
		const { missionCalendarFile } = await import('$lib/device/actions/mission-calendar');
		const { blob, fileName } = await missionCalendarFile(key);
		handOver(blob, fileName);
		consoleMessages.add('success', MISSION_WORDS.calendarMade);
	} catch (error) {
		reportError(error);
		consoleMessages.add('error', MISSION_WORDS.calendarFailed);
	}
}
