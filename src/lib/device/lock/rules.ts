// When a device locks and how wrong passwords are slowed. Pure: takes rows and instants (ms since 1970, device's clock).
import { IDLE_MS, WARNING_MS } from '$lib/domain/access/idle';
import type { Failures, KeySession } from './lock-database';

export { IDLE_MS };
/** Clocks are put right by a few seconds all the time; turning one back by as much gains nothing [chosen]. */
export const CLOCK_TOLERANCE_MS = 60_000;

/** Why a stored key may not be used any more, or null. */
export function lockReason(
	{ lastActiveAt, lastSeenAt }: Pick<KeySession, 'lastActiveAt' | 'lastSeenAt'>,
	now: number
): 'idle' | 'clock' | null {
	if (now < Math.max(lastActiveAt, lastSeenAt) - CLOCK_TOLERANCE_MS) return 'clock';
	return now - lastActiveAt >= IDLE_MS ? 'idle' : null;
}

/** Whether the end is near enough to ask «Rester connecté»: the last five minutes of the thirty. */
export function isEndNear(lastActiveAt: number, now: number): boolean {
	return now - lastActiveAt >= IDLE_MS - WARNING_MS;
}

/** Wrong passwords that cost nothing but the stretching itself [chosen]. */
const FREE_FAILURES = 3;
const FIRST_DELAY_MS = 30_000;
const LONGEST_DELAY_MS = 15 * 60_000;

/** Delay after this many wrong passwords in a row: 0, then 30 s, doubled each time, at most 15 min. */
function delayMs(count: number): number {
	if (count < FREE_FAILURES) return 0;
	return Math.min(FIRST_DELAY_MS * 2 ** (count - FREE_FAILURES), LONGEST_DELAY_MS);
}

/** Milliseconds until the next try. A clock turned back before the last failure does not shorten it: it starts anew. */
export function waitMs({ count, at }: Failures, now: number): number {
	const delay = delayMs(count);
	return Math.min(Math.max(at + delay - now, 0), delay);
}
