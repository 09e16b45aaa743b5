// Which of the files that another app hands over are taken. Pure, so that it is tested outside of a worker.
import { MAX_SHARED_BYTES, MAX_SHARED_FILES, MAX_WAITING_FILES } from '../src/lib/device/share/share-limits';

export interface Choice<Handed> {
	taken: Handed[];
	tooHeavy: number;
	tooMany: number;
}

/** The first ones, as far as they may be; `waiting`: those that wait already. What they are is found out on opening. */
export function chooseShared<Handed extends { size: number }>(
	files: readonly Handed[],
	waiting: number
): Choice<Handed> {
	const light = files.filter(({ size }) => size <= MAX_SHARED_BYTES);
	const room = Math.max(0, Math.min(MAX_SHARED_FILES, MAX_WAITING_FILES - waiting));
	const taken = light.slice(0, room);
	return { taken, tooHeavy: files.length - light.length, tooMany: light.length - taken.length };
}

/**
 * Whether another site's page posts here, instead of the device's own share, which has no page behind it. A page can hide
 * where it is: this stops the honest ones, and what gets by is only ever a sealed file that its receiver may delete.
 */
export function isForeign(referrer: string, origin: string): boolean {
	return referrer !== '' && referrer !== 'about:client' && new URL(referrer).origin !== origin;
}
