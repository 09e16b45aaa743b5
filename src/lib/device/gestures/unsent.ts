// What a person can do about what is not sent: try again, give up.
import type { OutboxItem } from '../db/rows';
import { changeStore } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';
import { isAside, isSaveInConflict, isSetAside, outboxIn, putItem } from '../repositories/outbox';
import { DRAFT_PREFIX } from '../repositories/unsent-items';
import { renew, takeOut } from './operations';

/**
 * At once. What the server refused goes under a new id, since it keeps its answer to the old one; what this device set
 * aside keeps its id: the server may have it, and must know it again.
 */
export function retry(store: DeviceStore, id: string): Promise<void> {
	return changeStore(store, async (unit) => {
		const item = (await outboxIn(unit)).find(({ operation }) => operation.id === id);
		if (item === undefined) return;
		const { operation } = item;
		if (isAside(item) && operation.kind === 'attachDocument') {
			unit.delete('uploads', operation.payload.documentId);
		}
		if (isAside(item) && !isSetAside(item)) await renew(unit, item);
		else putItem(unit, isAside(item) ? asWaiting(item) : { ...item, notBefore: 0 });
	});
}

function asWaiting(item: OutboxItem): OutboxItem {
	return { ...item, state: 'waiting', problem: null, attempts: 0, notBefore: 0 };
}

/**
 * Gives up one draft or operation, at the person's word. An operation that is being sent, or was and has no answer
 * yet, may be at the server: it stays until its answer, which is false. A save in conflict takes its draft with it.
 */
export function discard(store: DeviceStore, id: string): Promise<boolean> {
	return changeStore(store, async (unit) => {
		if (id.startsWith(DRAFT_PREFIX)) {
			unit.delete('drafts', id.slice(DRAFT_PREFIX.length));
			return true;
		}
		const item = (await outboxIn(unit)).find(({ operation }) => operation.id === id);
		if (item === undefined) return true;
		if (!isAside(item) && item.frozenAt !== null) return false;
		await takeOut(unit, item);
		const { operation } = item;
		if (isSaveInConflict(item) && operation.claimId !== null) unit.delete('drafts', operation.claimId);
		if (operation.kind !== 'attachDocument') return true;
		// `uploads` keeps where it stands at the server, until the sync has taken it back there.
		for (const table of ['documents', 'bytes'] as const) unit.delete(table, operation.payload.documentId);
		return true;
	});
}
