// When installing is offered: once something was achieved here, and not again for whoever refused. Pure.

/** Kept on the device; holds nothing personal. Ms since 1970, by the device's clock. */
export interface InstallMemory {
	/** A claim was validated on this device. */
	achievedAt: number | null;
	refusedAt: number | null;
	refusals: number;
}

export const NO_MEMORY: InstallMemory = { achievedAt: null, refusedAt: null, refusals: 0 };

/** After a first refusal it is asked once more, a session of exams later; after a second never [chosen]. */
export const ASK_AGAIN_MS = 90 * 86_400_000;
const MOST_REFUSALS = 2;

const isTime = (value: unknown): value is number | null => value === null || Number.isFinite(value);

/** Whatever was stored: anything else than a memory is none. */
export function readMemory(value: unknown): InstallMemory {
	if (typeof value !== 'object' || value === null) return NO_MEMORY;
	const { achievedAt, refusedAt, refusals } = value as Record<string, unknown>;
	if (!isTime(achievedAt) || !isTime(refusedAt) || !Number.isSafeInteger(refusals)) return NO_MEMORY;
	return { achievedAt, refusedAt, refusals: refusals as number };
}

export function isGoodMoment({ achievedAt, refusedAt, refusals }: InstallMemory, nowMs: number): boolean {
	if (achievedAt === null || refusals >= MOST_REFUSALS) return false;
	return refusedAt === null || nowMs - refusedAt >= ASK_AGAIN_MS;
}
