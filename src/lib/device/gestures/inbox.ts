// What a person does with a received file that they do not want: delete it, take that back.
import type { InboxItem } from '../db/rows';
import { changeStore } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';
import { deviceInstant } from '../clock';
import { dropFromInbox } from '../repositories/inbox';

/** How long a deletion can be taken back, also after a reload [chosen]. */
const REMOVAL_MS = 10 * 60_000;

/** False: it is not here any more. */
function changeItem(store: DeviceStore, id: string, change: Partial<InboxItem>): Promise<boolean> {
	return changeStore(store, async (unit) => {
		const item = await unit.get('inbox', id);
		if (item === undefined) return false;
		unit.put('inbox', id, { ...item, ...change });
		return true;
	});
}

export function removeReceived(store: DeviceStore, id: string): Promise<boolean> {
	return changeItem(store, id, { removedAt: deviceInstant() });
}

export function restoreReceived(store: DeviceStore, id: string): Promise<boolean> {
	return changeItem(store, id, { removedAt: null });
}

/** Erases what was deleted long enough ago, by the device's clock; one turned back puts that off. */
export function eraseRemoved(store: DeviceStore): Promise<void> {
	return changeStore(store, async (unit) => {
		const since = Date.now() - REMOVAL_MS;
		for (const { key, value } of await unit.list('inbox'))
			if (value.removedAt !== null && Date.parse(value.removedAt) <= since) dropFromInbox(unit, key);
	});
}
