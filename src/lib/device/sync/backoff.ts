// How long to wait before trying again. Pure.

const SHORTEST_MS = 2_000;
const LONGEST_MS = 60_000;

/**
 * 2 s after the first failure, doubling to 60 s, less up to a half by chance, so that a school's phones do not all
 * come back at once. `chance` is in [0, 1). Third failure: 4 to 8 s.
 */
export function backoffMs(failures: number, chance: number): number {
	const whole = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** Math.min(Math.max(failures - 1, 0), 10));
	return Math.round(whole * (1 - chance / 2));
}
