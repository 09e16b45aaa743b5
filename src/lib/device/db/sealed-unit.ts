// The one way to write: all that a piece of work changed, or nothing. On a full device, copies of what the server has
// make way first.
import { keepPage } from '../leaving/keep-page';
import type { Worth } from '../space/free';
import { StorageFault } from './storage-fault';
import type { DeviceStore } from './store';
import type { SealedUnit } from './unit';

export type { SealedUnit } from './unit';

/**
 * Runs `work` and writes all that it changed, or nothing; runs it again if a row that it read changed meanwhile
 * (another tab, the sync). `work` may run several times: it must change nothing outside the unit. On a full device
 * room is made first, by how much the write is worth; StorageFault `full` if it is not enough. A page that is left
 * meanwhile is held until a person's write is over.
 */
export function changeStore<T>(
	store: DeviceStore,
	work: (unit: SealedUnit) => Promise<T>,
	worth: Worth = 'person'
): Promise<T> {
	const writing = write(store, work, worth);
	if (worth === 'person') keepPage(writing);
	return writing;
}

async function write<T>(
	store: DeviceStore,
	work: (unit: SealedUnit) => Promise<T>,
	worth: Worth
): Promise<T> {
	// Not with the first screen, which only reads.
	const { runUnit } = await import('./unit');
	try {
		return await runUnit(store, work);
	} catch (error) {
		if (!isFull(error) || worth === 'copy') throw error;
		const { freeInOrder } = await import('../space/free');
		const steps = freeInOrder(store, worth);
		while ((await steps.next()).done !== true) {
			try {
				return await runUnit(store, work);
			} catch (again) {
				if (!isFull(again)) throw again;
			}
		}
		throw error;
	}
}

function isFull(error: unknown): boolean {
	return error instanceof StorageFault && error.code === 'full';
}
