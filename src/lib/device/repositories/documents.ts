// Documents' bytes on the device: what is not sent is the last thing to be dropped.
import { changeStore, type SealedUnit } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';

/** Frees the bytes of documents that the server has; gives the number freed. They can be fetched again. */
export async function freeSentBytes(store: DeviceStore): Promise<number> {
	const free = async (unit: SealedUnit) => {
		const sent = (await unit.list('documents')).filter(({ value }) => value.isSent);
		for (const { key } of sent) {
			unit.delete('documents', key);
			unit.delete('bytes', key);
		}
		return sent.length;
	};
	return changeStore(store, free, 'copy');
}
