// How an operation is made, replaced and taken out of its claim's chain, inside a unit. Knows no screen, no network.
import type { Operation } from '$lib/contracts/operations';
import type { OutboxItem } from '../db/rows';
import type { SealedUnit } from '../db/sealed-unit';
import { deviceInstant } from '../clock';
import type { ClaimFolder } from '../repositories/claim-folder';
import {
	addOperation,
	baseFor,
	isNeverSent,
	ofClaim,
	outboxIn,
	putItem,
	removeItem
} from '../repositories/outbox';
import { newId } from '../uuid-v7';

type OperationOf<K extends Operation['kind']> = Extract<Operation, { kind: K }>;
/** What differs between two operations of a kind: its name and its payload. */
export type Gesture = {
	[K in Exclude<Operation['kind'], 'acceptConditions'>]: Pick<OperationOf<K>, 'kind' | 'payload'>;
}[Exclude<Operation['kind'], 'acceptConditions'>];

/** Adds a gesture at the end of its claim's chain, based on what precedes it. */
export async function addGesture(
	unit: SealedUnit,
	folder: Pick<ClaimFolder, 'key' | 'mission' | 'claim'>,
	gesture: Gesture,
	revision: number = folder.claim.revision
): Promise<OutboxItem> {
	const outbox = await outboxIn(unit);
	const operation: Operation = {
		id: newId(),
		academy: folder.mission.academy,
		claimId: folder.claim.id,
		base: baseFor(ofClaim(outbox, folder.claim.id), revision),
		madeAt: deviceInstant(),
		...gesture
	};
	return addOperation(unit, outbox, operation, folder.key);
}

/** An item as new: under another id, never sent, no longer refused. */
function asNew(item: OutboxItem, base: Operation['base']): OutboxItem {
	return {
		...item,
		operation: { ...item.operation, id: newId(), base },
		state: 'waiting',
		frozenAt: null,
		attempts: 0,
		notBefore: 0,
		lastTrouble: null,
		problem: null,
		needsNewId: false
	};
}

/**
 * Makes the chain behind `item` hang on `base` instead. A successor gets a new id unless it was never sent: the
 * server may have answered the old one, and an answered id never means anything else.
 */
async function rebaseSuccessors(unit: SealedUnit, item: OutboxItem, base: Operation['base']): Promise<void> {
	const { claimId } = item.operation;
	if (claimId === null) return;
	const behind = ofClaim(await outboxIn(unit), claimId).filter(({ sequence }) => sequence > item.sequence);
	let previous = base;
	for (const successor of behind) {
		if (isNeverSent(successor) && !successor.needsNewId) {
			putItem(unit, { ...successor, operation: { ...successor.operation, base: previous } });
			return;
		}
		removeItem(unit, successor);
		const next = successor.problem === null ? asNew(successor, previous) : successor;
		const moved =
			next === successor ? { ...successor, operation: { ...successor.operation, base: previous } } : next;
		putItem(unit, moved);
		previous = { after: moved.operation.id };
	}
}

/** Takes an operation out of the outbox; its successors follow what it followed. */
export async function takeOut(unit: SealedUnit, item: OutboxItem): Promise<void> {
	removeItem(unit, item);
	await rebaseSuccessors(unit, item, item.operation.base);
}

/** Puts another operation in the place of one that never counts any more; it goes under a new id. */
export async function replace(unit: SealedUnit, item: OutboxItem, operation: Operation): Promise<void> {
	const renewed = asNew({ ...item, operation }, operation.base);
	removeItem(unit, item);
	putItem(unit, renewed);
	await rebaseSuccessors(unit, item, { after: renewed.operation.id });
}

/** Sends again, under a new id, what the server had refused. */
export async function renew(unit: SealedUnit, item: OutboxItem): Promise<void> {
	await replace(unit, item, item.operation);
}

/** Sends again, under a new id and on another base, an operation of which the server decided nothing. */
export async function rehang(unit: SealedUnit, item: OutboxItem, base: Operation['base']): Promise<void> {
	await replace(unit, item, { ...item.operation, base });
}
