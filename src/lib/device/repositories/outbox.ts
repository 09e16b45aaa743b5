// The outbox: operations that the server has not yet taken, in the order of their making.
import type { Operation, OperationBase } from '$lib/contracts/operations';
import type { OutboxItem } from '../db/rows';
import type { SealedUnit } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';

function inOrder(rows: { value: OutboxItem }[]): OutboxItem[] {
	return rows.map(({ value }) => value).sort((left, right) => left.sequence - right.sequence);
}

export async function readOutbox(store: DeviceStore): Promise<OutboxItem[]> {
	return inOrder(await store.list('outbox'));
}

export async function outboxIn(unit: SealedUnit): Promise<OutboxItem[]> {
	return inOrder(await unit.list('outbox'));
}

export function ofClaim(items: readonly OutboxItem[], claimId: string): OutboxItem[] {
	return items.filter((item) => item.operation.claimId === claimId);
}

/** Ids of the documents that are still to be attached at the server, in whatever state. */
export function documentsToSend(items: readonly OutboxItem[]): Set<string> {
	return new Set(
		items.flatMap(({ operation }) =>
			operation.kind === 'attachDocument' ? [operation.payload.documentId] : []
		)
	);
}

export function putItem(unit: SealedUnit, item: OutboxItem): void {
	unit.put('outbox', item.operation.id, item);
}

export function removeItem(unit: SealedUnit, item: OutboxItem): void {
	unit.delete('outbox', item.operation.id);
}

/**
 * True until its first send attempt (its document's bytes may be on their way) or its first export: only then may it
 * still change.
 */
export function isNeverSent(item: OutboxItem): boolean {
	return item.frozenAt === null && item.exportedAt === undefined && !isAside(item);
}

export function isAside(item: OutboxItem): boolean {
	return item.state === 'refused' || item.state === 'conflict';
}

/** Moved aside by this device after too many failures. The server decided nothing: its id is not spent. */
export function isSetAside({ state, problem }: Pick<OutboxItem, 'state' | 'problem'>): boolean {
	return state === 'refused' && problem?.code === 'fault';
}

/** The person's version is then kept as a draft over the server's. */
export function isSaveInConflict(item: OutboxItem): boolean {
	return item.operation.kind === 'saveClaim' && item.state === 'conflict';
}

/** After the last operation of this claim that is still here, else the revision that the person started from. */
export function baseFor(itemsOfClaim: readonly OutboxItem[], revision: number): OperationBase {
	const last = itemsOfClaim.at(-1);
	return last === undefined ? { revision } : { after: last.operation.id };
}

/** Adds an operation at the end of the outbox. `items`: the whole outbox, as this unit read it. */
export function addOperation(
	unit: SealedUnit,
	items: readonly OutboxItem[],
	operation: Operation,
	missionKey: string | null
): OutboxItem {
	const item: OutboxItem = {
		operation,
		missionKey,
		sequence: (items.at(-1)?.sequence ?? 0) + 1,
		state: 'waiting',
		frozenAt: null,
		attempts: 0,
		notBefore: 0,
		lastTrouble: null,
		problem: null,
		needsNewId: false
	};
	putItem(unit, item);
	return item;
}
