// Gives a person what of one claim is on this device alone, as a file.
import { CONFLICT_WORDS, keptFileName } from '$lib/fr/screens/conflict';
import { consoleMessages } from '$lib/ui/console/console.svelte';
import { handOver } from '$lib/ui/frame/hand-over';

/** `key`: the mission's, `RENNES-77833`. */
export async function exportKept(key: string): Promise<void> {
	const { exportUnsent } = await import('$lib/device/actions/unsent');
	const number = Number(key.slice(key.lastIndexOf('-') + 1));
	handOver(await exportUnsent({ missionKey: key }), keptFileName(number));
	consoleMessages.add('success', CONFLICT_WORDS.exported);
}
