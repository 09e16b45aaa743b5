// The table of French communes, fetched when a town is first typed: from the service worker's cache without a network.
import { estimateDistanceKm } from '$lib/domain/travel/distance';
import { centreOf, findTowns as findIn, type ListedTown } from '$lib/domain/travel/town-table';
import type { Town } from '$lib/domain/travel/town-key';
import tableUrl from '../../../../.svelte-kit/towns.txt?url';

let table: Promise<string> | null = null;

async function load(): Promise<string> {
	const response = await fetch(tableUrl);
	if (!response.ok) throw new Error(`the table of towns was answered ${response.status}`);
	return response.text();
}

/** Null where it is not on this device and cannot be had now: one types as before. Asked again the next time. */
async function readTable(): Promise<string | null> {
	table ??= load();
	try {
		return await table;
	} catch (error) {
		table = null;
		// A network that is missing is what fetch calls a TypeError; anything else is a fault of ours, and is told.
		if (!(error instanceof TypeError)) reportError(error);
		return null;
	}
}

export async function findTowns(typed: string): Promise<ListedTown[]> {
	const text = await readTable();
	return text === null ? [] : findIn(text, typed);
}

/** Whole km by road, guessed; null where either town is not known. */
export async function distanceBetween(from: Town, to: Town): Promise<number | null> {
	const text = await readTable();
	if (text === null) return null;
	const [start, end] = [centreOf(text, from), centreOf(text, to)];
	return start === null || end === null ? null : estimateDistanceKm(start, end);
}
