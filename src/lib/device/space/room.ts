// How much room the browser gives this app, and how much of it is taken. Where it does not tell, nothing is guessed.

export interface Room {
	usage: number;
	quota: number;
}

/** From this share on the person is warned (offline.md: before space runs out). */
export const LOW_SHARE = 0.8;
/** Beyond it, copies of what the server has are no longer brought [chosen: well below the warning]. */
export const COPIES_SHARE = 0.7;
/**
 * Photos never take the last of the room: what is typed, and the sending that frees the rest, still need some
 * [chosen: some hundred drafts].
 */
export const RESERVE_BYTES = 512 * 1024;

/** Null where the browser does not tell. */
export async function readRoom(
	storage: Pick<StorageManager, 'estimate'> | undefined = globalThis.navigator?.storage
): Promise<Room | null> {
	if (storage?.estimate === undefined) return null;
	const { usage = 0, quota = 0 } = await storage.estimate();
	return quota > 0 ? { usage, quota } : null;
}

export function isLow({ usage, quota }: Room): boolean {
	return usage >= quota * LOW_SHARE;
}

/** Bytes of photos that can still be added. */
export function leftForDocuments({ usage, quota }: Room): number {
	return Math.max(0, quota - usage - RESERVE_BYTES);
}
