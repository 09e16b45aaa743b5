// How an operation is made, replaced and taken out of its claim's chain, inside a unit. Knows no screen, no network.
import type { Operation } from '$lib/contracts/operations';
import type { OutboxItem } from '../db/rows';
import type { SealedUnit } from '../db/sealed-unit';
import { deviceInstant } from '../clock';
import type { ClaimFolder } from '../repositories/claim-folder';
import {
	addOperation,
	baseFor,
	isAside,
	isNeverSent,
	isSetAside,
	ofClaim,
	outboxIn,
	putItem,
	removeItem
} from '../repositories/outbox';
import { newId } from '../uuid-v7';

type OperationOf<K extends Operation['kind']> = Extract<Operation, { kind: K }>;
type ClaimOperationKind = Exclude<Operation['kind'], 'acceptConditions' | 'setCompetence' | 'enterJuryPay'>;
/** What differs between two operations of a kind: its name and its payload. */
export type Gesture = {
	[K in ClaimOperationKind]: Pick<OperationOf<K>, 'kind' | 'payload'>;
}[ClaimOperationKind];

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
function asNew({ exportedAt: _known, ...item }: OutboxItem, base: Operation['base']): OutboxItem {
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

function followed({ base }: Operation): string | null {
	return base !== null && 'after' in base ? base.after : null;
}

/**
 * Makes the chain behind `item` hang on `base` instead. A successor gets a new id unless it was never sent: the
 * server may have answered the old one, and an answered id never means anything else. Several may follow one:
 * documents that let each other pass.
 */
async function rebaseSuccessors(unit: SealedUnit, item: OutboxItem, base: Operation['base']): Promise<void> {
	const { claimId } = item.operation;
	if (claimId === null) return;
	const behind = ofClaim(await outboxIn(unit), claimId).filter(({ sequence }) => sequence > item.sequence);
	const moved = new Map<string, Operation['base']>([[item.operation.id, base]]);
	for (const [index, successor] of behind.entries()) {
		const before = followed(successor.operation);
		const next = before !== null && moved.has(before) ? moved.get(before) : index === 0 ? base : undefined;
		if (next === undefined) continue;
		// What the server refused gets its new id when it is sent again.
		const isRefused = isAside(successor) && !isSetAside(successor);
		const isKept = isRefused || (isNeverSent(successor) && !successor.needsNewId);
		if (isKept) {
			putItem(unit, { ...successor, operation: { ...successor.operation, base: next } });
			continue;
		}
		removeItem(unit, successor);
		const renewed = asNew(successor, next);
		putItem(unit, renewed);
		moved.set(successor.operation.id, { after: renewed.operation.id });
	}
}

/**
 * A document that did not go through lets the documents right behind it pass: none of them needs it, and one bad
 * photo must not hold up the two good ones. What follows them (a validation) waits for them all.
 */
export async function letPass(unit: SealedUnit, id: string): Promise<void> {
	const outbox = await outboxIn(unit);
	const item = outbox.find(({ operation }) => operation.id === id);
	if (item?.operation.kind !== 'attachDocument' || item.operation.claimId === null) return;
	const behind = ofClaim(outbox, item.operation.claimId).filter(({ sequence }) => sequence > item.sequence);
	const end = behind.findIndex((other) => !canPass(other));
	const passing = end === -1 ? behind : behind.slice(0, end);
	if (passing.length === 0) return;
	const places = [item, ...passing].map(({ sequence }) => sequence);
	let base = item.operation.base;
	for (const [index, other] of passing.entries()) {
		const moved = { ...other, sequence: places[index] ?? other.sequence };
		const next = other.needsNewId
			? asNew(moved, base)
			: { ...moved, operation: { ...other.operation, base } };
		removeItem(unit, other);
		putItem(unit, next);
		base = { after: next.operation.id };
	}
	putItem(unit, { ...item, sequence: places.at(-1) ?? item.sequence });
	const last = end === -1 ? undefined : behind[end];
	if (last !== undefined && isNeverSent(last)) {
		putItem(unit, { ...last, operation: { ...last.operation, base: { after: id } } });
	}
}

/** A document whose operation may still change: never sent, or answered that it came too early. */
function canPass(item: OutboxItem): boolean {
	return item.operation.kind === 'attachDocument' && (isNeverSent(item) || item.needsNewId);
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
