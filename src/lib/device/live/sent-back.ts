// Claims that the gestionnaire sent back and that nothing has answered since, with the reason: the lists hold no
// history, so the few claims that can be meant are opened for it.
import { unansweredSendBack } from '$lib/domain/claim/sent-back';
import type { ClaimHeading } from '../db/rows';
import type { DeviceStore } from '../db/store';
import { readEntries } from '../repositories/list-entries';
import { LiveQuery } from './live-query.svelte';

/** By the claim's id: the gestionnaire's reason, null where none was given. */
export type SentBack = ReadonlyMap<string, string | null>;

/** Validated once (it has its file number) and open again: sent back, or taken back by the intervenant. */
function isReopened({ fileNumber, remuneration, travel }: ClaimHeading): boolean {
	return fileNumber !== null && (remuneration.status === 'open' || travel.status === 'open');
}

export async function readSentBack(store: DeviceStore): Promise<SentBack> {
	const reopened = (await readEntries(store)).flatMap(({ claim }) =>
		claim !== null && isReopened(claim) ? [claim.id] : []
	);
	const claims = await Promise.all(reopened.map((id) => store.get('claims', id)));
	const found = new Map<string, string | null>();
	for (const claim of claims) {
		const sendBack = claim === undefined ? null : unansweredSendBack(claim.history);
		if (claim !== undefined && sendBack !== null) found.set(claim.id, sendBack.reason);
	}
	return found;
}

export function liveSentBack(): LiveQuery<SentBack> {
	return new LiveQuery(['listPages', 'claims'], (store) => () => readSentBack(store));
}
