// When the sync runs next, by how the last run ended and by what waits.
import type { DeviceStore } from '../db/store';
import { readOutbox } from '../repositories/outbox';
import { backoffMs } from './backoff';
import { nextDue } from './choose-batch';
import type { Outcome } from './outcome';

const EVERY_MS = 2 * 60 * 1000;

/**
 * Soon while something can be sent; else every two minutes. Never before a Retry-After, which may be an hour.
 * `nextAttemptAt`: ms since 1970; null while nothing waits, or what waits needs the person.
 */
export async function nextTry(
	store: DeviceStore,
	outcome: Outcome,
	failures: number,
	chance: number
): Promise<{ delayMs: number; nextAttemptAt: number | null }> {
	const now = Date.now();
	const due = nextDue(await readOutbox(store), now);
	const delayMs = delayOf(outcome, due, { now, failures, chance });
	const isTried = ['done', 'unreachable', 'elsewhere'].includes(outcome.kind);
	return { delayMs, nextAttemptAt: due !== null && isTried ? now + delayMs : null };
}

function delayOf(
	outcome: Outcome,
	due: number | null,
	{ now, failures, chance }: { now: number; failures: number; chance: number }
): number {
	switch (outcome.kind) {
		case 'unreachable': {
			const own = due === null ? EVERY_MS : backoffMs(failures, chance);
			// A little after what was asked, by chance: phones that were told the same do not come back together.
			return Math.max(Math.round(outcome.retryAfterMs * (1 + chance / 4)), own);
		}
		case 'done':
		case 'elsewhere': {
			const soonest = outcome.kind === 'done' ? backoffMs(1, chance) : backoffMs(3, chance);
			return due === null ? EVERY_MS : Math.min(EVERY_MS, Math.max(due - now, soonest));
		}
		default:
			return EVERY_MS;
	}
}
