// Tells in the console which récapitulatif the person was handed.
import { CLAIM_WORDS } from '$lib/fr/screens/claim';
import type { HandedSummary } from './claim-gestures';
import { tellDone, tellTrouble } from './tell-gesture';

export function tellSummary(result: HandedSummary): void {
	if (!result.ok) tellTrouble('error', result.sentence);
	else if (result.kind === 'provisional') tellTrouble('warning', CLAIM_WORDS.provisionalOpened);
	else if (result.kind === 'reconstructed') tellTrouble('warning', CLAIM_WORDS.reconstructedOpened);
	else tellDone(CLAIM_WORDS.finalOpened);
}
