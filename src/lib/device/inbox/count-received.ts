// How many files of this person's wait on this device and belong to no claim: taken in, or still sealed outside.
import type { DeviceStore } from '../db/store';
import { countInbox } from '../repositories/inbox';
import { sealedIds } from '../share/share-database';

export async function countReceived(store: DeviceStore): Promise<number> {
	const [inside, outside] = await Promise.all([countInbox(store), sealedIds(store.accountId)]);
	return inside + outside.length;
}
