// How long to wait before trying again. Pure.

const SHORTEST_MS = 2_000;
const LONGEST_MS = 60_000;
/** One item's own longest wait [chosen]: a quarter of an hour. The others do not wait for it. */
const LONGEST_OF_ITEM_MS = 15 * 60_000;

function doubled(failures: number, longest: number, chance: number): number {
	const whole = Math.min(longest, SHORTEST_MS * 2 ** Math.min(Math.max(failures - 1, 0), 20));
	return Math.round(whole * (1 - chance / 2));
}

/**
 * 2 s after the first failure, doubling to 60 s, less up to a half by chance, so that a school's phones do not all
 * come back at once. `chance` is in [0, 1). Third failure: 4 to 8 s.
 */
export function backoffMs(failures: number, chance: number): number {
	return doubled(failures, LONGEST_MS, chance);
}

/** The same for one item that fails while the server answers: doubling to 15 minutes. */
export function itemBackoffMs(failures: number, chance: number): number {
	return doubled(failures, LONGEST_OF_ITEM_MS, chance);
}
