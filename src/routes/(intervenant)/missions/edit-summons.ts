// «Duplicata de la convocation»: made on the device, handed over as a file; the PDF code comes only when asked for.
import { MISSION_WORDS } from '$lib/fr/screens/missions';
import { consoleMessages } from '$lib/ui/console/console.svelte';
import { handOver } from '$lib/ui/frame/hand-over';

export async function editSummons(key: string): Promise<void> {
	try {
		const { summonsPdf } = await import('$lib/device/actions/summons-pdf');
		const { blob, fileName } = await summonsPdf(key);
		handOver(blob, fileName);
		consoleMessages.add('success', MISSION_WORDS.summonsMade);
	} catch (error) {
		reportError(error);
		consoleMessages.add('error', MISSION_WORDS.summonsFailed);
	}
}
