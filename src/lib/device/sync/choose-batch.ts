// Which operations can be sent now: in order within a claim, documents before what follows them, claims apart. Pure.
import { MAX_OPERATIONS_PER_PUSH } from '$lib/contracts/protocol';
import type { OutboxItem } from '../db/rows';
import { isAside } from '../repositories/outbox';
import { isDue, isSuspect, LONGEST_WAIT_MS } from './patience';

export interface Readiness {
	now: number;
	/** Asked for by hand: what was put off is tried at once. */
	isByHand?: boolean;
	/** Tried in this run without success: their claims wait for the next run. */
	tried: ReadonlySet<string>;
	/** Documents whose bytes the server has. */
	uploaded: ReadonlySet<string>;
	/** Operations in one request; fewer after one that failed, until the cause is alone. */
	most?: number;
}

/** Characters of JSON in one request [chosen]: under what proxies and servers let through by default (1 MB). */
const MOST_CHARACTERS = 700_000;

/**
 * The words on one épreuve-option, and what a president enters for one member, are chains of their own: a refused one
 * holds up nothing else.
 */
function chainOf({ operation }: OutboxItem): string {
	if (operation.kind === 'setCompetence')
		return `competence/${operation.academy}/${operation.payload.option}`;
	if (operation.kind === 'enterJuryPay') return `jury/${operation.academy}/${operation.payload.claimId}`;
	return operation.claimId ?? `conditions/${operation.academy}`;
}

/** Conditions of use are those of the expense claims alone. */
function needsConditions({ operation }: OutboxItem): boolean {
	return operation.kind !== 'setCompetence' && operation.kind !== 'enterJuryPay';
}

/** The items before the first that cannot go, of each claim; conditions of use before the claims of their académie. */
function* sendable(
	items: readonly OutboxItem[],
	canGo: (item: OutboxItem) => boolean
): Generator<OutboxItem> {
	const stopped = new Set<string>();
	for (const item of items) {
		const chain = chainOf(item);
		const conditions = `conditions/${item.operation.academy}`;
		const isHeld = needsConditions(item) && stopped.has(conditions);
		if (stopped.has(chain) || isHeld) continue;
		if (isAside(item) || item.needsNewId || !canGo(item)) stopped.add(chain);
		else yield item;
	}
}

function isReady(ready: Readiness): (item: OutboxItem) => boolean {
	return (item) => (ready.isByHand === true || isDue(item, ready.now)) && !ready.tried.has(item.operation.id);
}

/** What may be the cause of failed requests goes alone, after all the others. */
export function chooseBatch(items: readonly OutboxItem[], ready: Readiness): OutboxItem[] {
	const most = ready.most ?? MAX_OPERATIONS_PER_PUSH;
	const batch: OutboxItem[] = [];
	const stopped = new Set<string>();
	let suspect: OutboxItem | undefined;
	let characters = 0;
	for (const item of sendable(items, isReady(ready))) {
		const chain = chainOf(item);
		const isHeld = needsConditions(item) && stopped.has(`conditions/${item.operation.academy}`);
		if (stopped.has(chain) || isHeld) continue;
		const { operation } = item;
		const isMissing =
			operation.kind === 'attachDocument' && !ready.uploaded.has(operation.payload.documentId);
		if (isMissing || isSuspect(item)) {
			if (!isMissing) suspect ??= item;
			stopped.add(chain);
			continue;
		}
		characters += JSON.stringify(operation).length;
		if (batch.length > 0 && characters > MOST_CHARACTERS) return batch;
		batch.push(item);
		// The latest word stands: the next one leaves once this one is answered, or a «retry» would turn them round.
		const isOneAtATime = operation.kind === 'setCompetence' || operation.kind === 'enterJuryPay';
		if (isOneAtATime) stopped.add(chain);
		if (batch.length === most) return batch;
	}
	return batch.length > 0 || suspect === undefined ? batch : [suspect];
}

/** The first document whose bytes are still to be sent and whose claim is not held up before it; suspects last. */
export function chooseUpload(items: readonly OutboxItem[], ready: Readiness): OutboxItem | undefined {
	let suspect: OutboxItem | undefined;
	for (const item of sendable(items, isReady(ready))) {
		const { operation } = item;
		if (operation.kind !== 'attachDocument' || ready.uploaded.has(operation.payload.documentId)) continue;
		if (!isSuspect(item)) return item;
		suspect ??= item;
	}
	return suspect;
}

/** When something can next be sent (ms since 1970); null: all that is left waits for the person. */
export function nextDue(items: readonly OutboxItem[], now: number): number | null {
	const heads = new Map<string, OutboxItem>();
	for (const item of sendable(items, () => true)) {
		if (!heads.has(chainOf(item))) heads.set(chainOf(item), item);
	}
	const times = [...heads.values()].map(({ notBefore }) =>
		notBefore - now > LONGEST_WAIT_MS ? now : Math.max(notBefore, now)
	);
	return times.length === 0 ? null : Math.min(...times);
}
