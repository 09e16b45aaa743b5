// The inbox: files that other apps handed over and that belong to no claim yet. Pure but for its reading.
import type { InboxItem } from '../db/rows';
import type { SealedUnit } from '../db/sealed-unit';
import type { RowReader } from '../db/row-reader';

export interface ReceivedFile extends InboxItem {
	id: string;
}

/** The key under which a store keeps the pair that opens what is sealed for its person. */
export const OWN_PAIR = 'own';

/** In the order in which they came; without those that were deleted. */
export async function readInbox(store: RowReader): Promise<ReceivedFile[]> {
	return (await store.list('inbox'))
		.filter(({ value }) => value.removedAt === null)
		.map(({ key, value }) => ({ id: key, ...value }));
}

/** Those whose only copy on this device is here: what cannot be attached has no bytes to lose. */
export async function countInbox(store: RowReader): Promise<number> {
	return (await readInbox(store)).filter(({ problem }) => problem === null).length;
}

export function dropFromInbox(unit: SealedUnit, id: string): void {
	unit.delete('inbox', id);
	unit.delete('inboxBytes', id);
}
