// Why an item is not sent yet, in sentences: its own reason first, else what it waits for. Pure.
import type { UnsentItem } from '$lib/device/live/unsent.svelte';
import { localMoment } from '$lib/fr/screens/local-moment';
import { triesSentence, UNSENT_WORDS } from '$lib/fr/screens/unsent';
import { troubleSentence } from '$lib/fr/troubles';

export interface Surroundings {
	isReachable: boolean;
	isSessionEnded: boolean;
	nowMs: number;
}

export function whySentences(
	item: UnsentItem,
	{ isReachable, isSessionEnded, nowMs }: Surroundings
): string[] {
	if (item.kind === 'draft') return [UNSENT_WORDS.draftHint];
	const reason = item.code === null ? [] : [troubleSentence(item.code, item.isSetAside)];
	if (item.state === 'toCorrect' || item.state === 'conflict') return reason;
	if (item.isHeld) return [UNSENT_WORDS.held];
	if (item.state === 'sending') return [UNSENT_WORDS.sending];
	const next = item.notBefore > nowMs ? localMoment(item.notBefore) : null;
	const tries = item.attempts > 0 ? [triesSentence(item.attempts, next)] : [];
	const waits = isSessionEnded
		? UNSENT_WORDS.waitsForSession
		: isReachable
			? UNSENT_WORDS.waitsForTurn
			: UNSENT_WORDS.waitsForServer;
	return [...reason, ...tries, ...(reason.length === 0 || isSessionEnded || !isReachable ? [waits] : [])];
}
