// How long a session lasts without a gesture (guide §1.3.1): thirty minutes, fewer in a build made for a trial.

/** 30 minutes → asked 5 minutes before; a shorter time in proportion: 6 minutes → 1 minute before. */
export function idleTimes(minutes: number): { idleMs: number; warningMs: number } {
	const idleMs = minutes * 60_000;
	return { idleMs, warningMs: idleMs / 6 };
}

/** Without a gesture for this long, a session ends; «Rester connecté» is asked this long before. */
export const { idleMs: IDLE_MS, warningMs: WARNING_MS } = idleTimes(__IDLE_MINUTES__);
