// What a failure makes of an item: when it is tried again, when it is suspected of being the cause, and when it is set
// aside so that the person may decide. Pure. The reasoning is in docs/decisions/0010.
import type { RefusalCode } from '$lib/contracts/refusal';
import type { ItemTrouble, OutboxItem } from '../db/rows';
import { itemBackoffMs } from './backoff';

/** Requests with it that died without an answer before it is sent alone, after the others. */
export const SUSPECT_AFTER = 3;
/** Failures of its own while others got through in the same run: about 4 minutes of tries. */
export const ASIDE_AFTER_WHILE_OTHERS_PASS = 8;
/** Failures of its own with nothing to compare with: about 3 hours, longer than a bad deployment. */
export const ASIDE_AFTER = 20;
/** No wait is longer; one that seems so comes from a clock that has since gone back. An hour: Retry-After's most. */
export const LONGEST_WAIT_MS = 60 * 60_000;
/** A full quota or a busy database passes by itself. */
const MOMENT_MS = 30_000;

/** These tell of the moment, or of an update that is due, never of the item: they bring no one nearer to being set aside. */
const OF_THE_MOMENT: readonly RefusalCode[] = [
	'busy',
	'upload-quota',
	'operation-unknown',
	'protocol-too-old',
	'too-many-attempts',
	'predecessor-unresolved',
	'signed-out',
	'first-password-to-change'
];

export interface Failure {
	code: ItemTrouble;
	/** Ms since 1970, device's clock. */
	now: number;
	/** In [0, 1). */
	chance: number;
	/** What the server asked for; 0: nothing. */
	retryAfterMs: number;
	/** The person asked for this try: it is no sign of how long the item has been failing. */
	isByHand: boolean;
	/** In the same run the server took another item. */
	othersPass: boolean;
}

function isOfTheMoment(code: ItemTrouble): boolean {
	return code !== 'no-answer' && OF_THE_MOMENT.includes(code);
}

function counted(attempts: number, { code, isByHand }: Failure): number {
	if (isOfTheMoment(code)) return attempts;
	return isByHand ? Math.max(attempts, Math.min(attempts + 1, SUSPECT_AFTER)) : attempts + 1;
}

/** Never before the server's Retry-After; a little after it by chance, so that phones do not all come back at once. */
function waitMs(attempts: number, { code, chance, retryAfterMs }: Failure): number {
	const own = isOfTheMoment(code) ? MOMENT_MS * (1 - chance / 2) : itemBackoffMs(attempts, chance);
	const asked = retryAfterMs * (1 + chance / 4);
	return Math.min(LONGEST_WAIT_MS, Math.round(retryAfterMs > 0 ? Math.max(asked, own) : own));
}

/** Waiting again, later each time; or set aside («À corriger»), under the same id: the server decided nothing. */
export function afterFailure(item: OutboxItem, failure: Failure): OutboxItem {
	const { code, now, othersPass } = failure;
	const attempts = counted(item.attempts, failure);
	const limit = othersPass ? ASIDE_AFTER_WHILE_OTHERS_PASS : ASIDE_AFTER;
	const waiting: OutboxItem = {
		...item,
		state: 'waiting',
		attempts,
		notBefore: now + waitMs(attempts, failure),
		lastTrouble: code
	};
	if (attempts < limit || attempts === item.attempts) return waiting;
	const problem = { outcome: 'refused' as const, code: 'fault' as const, violations: [], conflicts: [] };
	return { ...waiting, state: 'refused', problem };
}

/** A request that carried these died without an answer: each is a little more suspect. */
export function afterSilence(item: OutboxItem): OutboxItem {
	return { ...item, state: 'waiting', attempts: Math.min(item.attempts + 1, SUSPECT_AFTER) };
}

export function isSuspect(item: OutboxItem): boolean {
	return item.attempts >= SUSPECT_AFTER;
}

export function isDue(item: OutboxItem, now: number): boolean {
	return item.notBefore <= now || item.notBefore - now > LONGEST_WAIT_MS;
}
