// When a failing item is tried again, and when it is set aside: the limits and what never counts.
import { describe, expect, it } from 'vitest';
import type { OutboxItem } from '../../../src/lib/device/db/rows';
import {
	afterFailure,
	afterSilence,
	ASIDE_AFTER,
	ASIDE_AFTER_WHILE_OTHERS_PASS,
	isDue,
	isSuspect,
	LONGEST_WAIT_MS,
	SUSPECT_AFTER,
	type Failure
} from '../../../src/lib/device/sync/patience';

const NOW = 1_000_000;

function item(attempts = 0): OutboxItem {
	return {
		operation: {
			id: crypto.randomUUID(),
			academy: 'RENNES',
			claimId: crypto.randomUUID(),
			base: { revision: 1 },
			madeAt: '2026-11-25T20:00:00Z',
			kind: 'withdrawValidation',
			payload: {}
		},
		missionKey: 'RENNES-1',
		sequence: 1,
		state: 'sending',
		frozenAt: '2026-11-25T20:00:00Z',
		attempts,
		notBefore: 0,
		lastTrouble: null,
		problem: null,
		needsNewId: false
	};
}

function failure(change: Partial<Failure> = {}): Failure {
	return {
		code: 'fault',
		now: NOW,
		chance: 0,
		retryAfterMs: 0,
		isByHand: false,
		othersPass: false,
		...change
	};
}

function failuresUntilAside(change: Partial<Failure>): { failures: number; elapsedMs: number } {
	let current = item();
	let elapsedMs = 0;
	for (let failures = 1; failures <= 100; failures += 1) {
		current = afterFailure(current, failure(change));
		if (current.state === 'refused') return { failures, elapsedMs };
		elapsedMs += current.notBefore - NOW;
	}
	throw new Error('never set aside');
}

describe('an item that fails', () => {
	it('waits longer each time, by chance a little less, never more than a quarter of an hour', () => {
		expect(afterFailure(item(0), failure()).notBefore - NOW).toBe(2_000);
		expect(afterFailure(item(3), failure()).notBefore - NOW).toBe(16_000);
		expect(afterFailure(item(3), failure({ chance: 0.999 })).notBefore - NOW).toBeLessThan(8_100);
		expect(afterFailure(item(18), failure()).notBefore - NOW).toBe(15 * 60_000);
	});

	it('is set aside after some minutes while others pass, and only after hours with nothing to compare with', () => {
		const beside = failuresUntilAside({ othersPass: true });
		expect(beside.failures).toBe(ASIDE_AFTER_WHILE_OTHERS_PASS);
		expect(beside.elapsedMs).toBeGreaterThan(3 * 60_000);
		expect(beside.elapsedMs).toBeLessThan(10 * 60_000);
		const alone = failuresUntilAside({ code: 'no-answer' });
		expect(alone.failures).toBe(ASIDE_AFTER);
		expect(alone.elapsedMs).toBeGreaterThan(2 * 3_600_000);
	});

	it('is set aside as something to correct, under its own id and with the last trouble', () => {
		const before = item(ASIDE_AFTER - 1);
		const aside = afterFailure(before, failure({ code: 'no-answer' }));
		expect(aside).toMatchObject({
			operation: { id: before.operation.id },
			state: 'refused',
			lastTrouble: 'no-answer',
			problem: { outcome: 'refused', code: 'fault' }
		});
	});

	it('is no nearer to it when the server is busy, a quota full, or the person impatient', () => {
		for (const code of ['busy', 'upload-quota', 'operation-unknown', 'protocol-too-old'] as const) {
			const after = afterFailure(item(ASIDE_AFTER - 1), failure({ code, othersPass: true }));
			expect(after).toMatchObject({ state: 'waiting', attempts: ASIDE_AFTER - 1 });
		}
		let current = item();
		for (let press = 0; press < 50; press += 1) current = afterFailure(current, failure({ isByHand: true }));
		expect(current).toMatchObject({ state: 'waiting', attempts: SUSPECT_AFTER });
	});

	it('is never tried before the Retry-After of the server, nor after an hour', () => {
		for (const chance of [0, 0.5, 0.999]) {
			const { notBefore } = afterFailure(item(), failure({ retryAfterMs: 30_000, chance }));
			expect(notBefore - NOW).toBeGreaterThanOrEqual(30_000);
			expect(notBefore - NOW).toBeLessThanOrEqual(37_500);
		}
		const { notBefore } = afterFailure(item(), failure({ retryAfterMs: 9e9 }));
		expect(notBefore - NOW).toBe(LONGEST_WAIT_MS);
	});

	it('is due although the clock went back a day', () => {
		expect(isDue({ ...item(), notBefore: NOW + 1_000 }, NOW)).toBe(false);
		expect(isDue({ ...item(), notBefore: NOW + 24 * 3_600_000 }, NOW)).toBe(true);
	});
});

describe('a request without an answer', () => {
	it('makes what it carried suspect after three, and no more than suspect', () => {
		let current = item();
		for (let silence = 1; silence <= 10; silence += 1) {
			current = afterSilence(current);
			expect(isSuspect(current)).toBe(silence >= SUSPECT_AFTER);
		}
		expect(current).toMatchObject({ state: 'waiting', attempts: SUSPECT_AFTER });
	});
});
