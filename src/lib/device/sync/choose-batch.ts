// Which operations can be sent now: in order within a claim, documents before what follows them, claims apart. Pure.
import { MAX_OPERATIONS_PER_PUSH } from '$lib/contracts/protocol';
import type { OutboxItem } from '../db/rows';
import { isAside } from '../repositories/outbox';

export interface Readiness {
	now: number;
	/** Tried in this run without success: their claims wait for the next run. */
	tried: ReadonlySet<string>;
	/** Documents whose bytes the server has. */
	uploaded: ReadonlySet<string>;
}

function chainOf({ operation }: OutboxItem): string {
	return operation.claimId ?? `conditions/${operation.academy}`;
}

/** The items before the first that cannot go, of each claim; conditions of use before the claims of their académie. */
function* sendable(items: readonly OutboxItem[], ready: Readiness): Generator<OutboxItem> {
	const stopped = new Set<string>();
	for (const item of items) {
		const { operation } = item;
		const chain = chainOf(item);
		const conditions = `conditions/${operation.academy}`;
		if (stopped.has(chain) || stopped.has(conditions)) continue;
		const cannotGo =
			isAside(item) || item.needsNewId || item.notBefore > ready.now || ready.tried.has(operation.id);
		if (cannotGo) stopped.add(chain);
		else yield item;
	}
}

export function chooseBatch(items: readonly OutboxItem[], ready: Readiness): OutboxItem[] {
	const batch: OutboxItem[] = [];
	const stopped = new Set<string>();
	for (const item of sendable(items, ready)) {
		const chain = chainOf(item);
		if (stopped.has(chain)) continue;
		const { operation } = item;
		if (operation.kind === 'attachDocument' && !ready.uploaded.has(operation.payload.documentId)) {
			stopped.add(chain);
			continue;
		}
		batch.push(item);
		if (batch.length === MAX_OPERATIONS_PER_PUSH) break;
	}
	return batch;
}

/** The first document whose bytes are still to be sent and whose claim is not held up before it. */
export function chooseUpload(items: readonly OutboxItem[], ready: Readiness): OutboxItem | undefined {
	for (const item of sendable(items, ready)) {
		const { operation } = item;
		if (operation.kind !== 'attachDocument') continue;
		if (!ready.uploaded.has(operation.payload.documentId)) return item;
	}
	return undefined;
}

/** Two halves, cut between claims where there are several; one item cannot be cut. */
export function halves(batch: readonly OutboxItem[]): [OutboxItem[], OutboxItem[]] {
	const chains = [...new Set(batch.map(chainOf))];
	if (chains.length === 1) {
		const middle = Math.ceil(batch.length / 2);
		return [batch.slice(0, middle), batch.slice(middle)];
	}
	const first = new Set(chains.slice(0, Math.ceil(chains.length / 2)));
	return [
		batch.filter((item) => first.has(chainOf(item))),
		batch.filter((item) => !first.has(chainOf(item)))
	];
}
