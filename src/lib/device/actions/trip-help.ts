// What helps to fill a trip in: towns by their beginning, the distance between two, the person's own earlier trips.
import { openStore } from '../open-store.svelte';
import { readEarlierTrips } from '../places/earlier-trips';

export { distanceBetween, findTowns } from '../places/towns';

export async function earlierTrips(key: string): Promise<Awaited<ReturnType<typeof readEarlierTrips>>> {
	return readEarlierTrips(openStore.required(), key);
}
