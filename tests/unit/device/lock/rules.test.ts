// When a stored key may still be used, and how wrong passwords are slowed.
import { describe, expect, it } from 'vitest';
import { IDLE_MS, WARNING_MS } from '../../../../src/lib/domain/access/idle';
import { CLOCK_TOLERANCE_MS, isEndNear, lockReason, waitMs } from '../../../../src/lib/device/lock/rules';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const MINUTE = 60_000;

describe('lockReason', () => {
	it('holds for thirty minutes less a moment, and no longer (guide §1.3.1)', () => {
		const active = (before: number) => ({ lastActiveAt: NOW - before, lastSeenAt: NOW });
		expect(lockReason(active(IDLE_MS - 1), NOW)).toBeNull();
		expect(lockReason(active(IDLE_MS), NOW)).toBe('idle');
		expect(IDLE_MS).toBe(30 * MINUTE);
	});

	it('does not hold when the clock is behind the last time seen, but for a small correction', () => {
		const seen = { lastActiveAt: NOW - MINUTE, lastSeenAt: NOW };
		expect(lockReason(seen, NOW - CLOCK_TOLERANCE_MS)).toBeNull();
		expect(lockReason(seen, NOW - CLOCK_TOLERANCE_MS - 1)).toBe('clock');
		// Turned back so that the thirty minutes would seem not to be over: the time seen tells.
		expect(lockReason({ lastActiveAt: NOW - 29 * MINUTE, lastSeenAt: NOW }, NOW - 20 * MINUTE)).toBe('clock');
	});

	it('locks on a clock set ahead by a day, and on 1970', () => {
		const seen = { lastActiveAt: NOW, lastSeenAt: NOW };
		expect(lockReason(seen, NOW + 24 * 60 * MINUTE)).toBe('idle');
		expect(lockReason(seen, 0)).toBe('clock');
	});
});

describe('waitMs', () => {
	it('lets two wrong ones pass, then 30 s, doubled, at most 15 minutes', () => {
		const waits = Array.from({ length: 12 }, (_, count) => waitMs({ count, at: NOW }, NOW) / 1000);
		expect(waits).toEqual([0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900, 900]);
	});

	it('runs out with the time, and not with a clock turned back', () => {
		const failures = { count: 5, at: NOW };
		expect(waitMs(failures, NOW + 119_000)).toBe(1_000);
		expect(waitMs(failures, NOW + 120_000)).toBe(0);
		expect(waitMs(failures, NOW - 24 * 60 * MINUTE)).toBe(120_000);
	});
});

it('asks in the last five minutes, to the millisecond', () => {
	const at = 1_000_000;
	expect(isEndNear(at, at + IDLE_MS - WARNING_MS - 1)).toBe(false);
	expect(isEndNear(at, at + IDLE_MS - WARNING_MS)).toBe(true);
	expect([IDLE_MS, WARNING_MS]).toEqual([30 * 60_000, 5 * 60_000]);
});
