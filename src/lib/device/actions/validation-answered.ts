// Whether the server answered a validation just made: «OK» hands over the récapitulatif (guide §2.6.4.3), the final one
// where it can be had in a moment. Knows no PDF.
import type { Claim } from '$lib/domain/claim/claim';
import { deviceState, syncStatus } from '../live/device-state.svelte';
import { openStore } from '../open-store.svelte';
import { readClaimFolder } from '../repositories/claim-folder';

const LOOK_EVERY_MS = 100;
/** Looks after which the person no longer waits: some ten seconds, as while heavy documents go before it. */
const MOST_LOOKS = 100;

/** `answered`: taken by the server. `waiting`: kept here and not sent yet. `given-up`: refused, taken back, or locked. */
export type ValidationAnswer = 'answered' | 'waiting' | 'given-up';

/** No run of the sync goes on, and the last one told that none can succeed now. */
function cannotBeSentNow(): boolean {
	if (syncStatus.isSyncing) return false;
	return deviceState.serverReachable === false || deviceState.sessionEnded || deviceState.isTooOld;
}

export async function validationAnswered(key: string): Promise<ValidationAnswer> {
	const store = openStore.required();
	for (let looks = 0; ; looks += 1) {
		const folder = openStore.current === store ? await readClaimFolder(store, key) : null;
		if (folder === null) return 'given-up';
		const pending = folder.items.filter(({ operation }) => operation.kind === 'validateClaim');
		if (pending.some(({ problem }) => problem !== null)) return 'given-up';
		if (pending.length === 0) return isValidated(folder.claim) ? 'answered' : 'given-up';
		if (looks >= MOST_LOOKS || cannotBeSentNow()) return 'waiting';
		await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
	}
}

function isValidated({ remuneration, travel }: Pick<Claim, 'remuneration' | 'travel'>): boolean {
	return [remuneration, travel].some(({ status }) => status === 'validated' || status === 'accepted');
}
