// Thirty minutes, asked five before (guide §1.3.1); a build made for a trial is shorter, never longer.
import { expect, it } from 'vitest';
import { idleMinutes } from '../../../scripts/build-constants.js';
import { IDLE_MS, idleTimes, WARNING_MS } from '../../../src/lib/domain/access/idle';

it('is thirty minutes and five unless the build says otherwise', () => {
	expect(idleMinutes(undefined)).toBe(30);
	expect(idleMinutes('')).toBe(30);
	expect([IDLE_MS, WARNING_MS]).toEqual([1_800_000, 300_000]);
});

it('is shorter in proportion', () => {
	expect(idleTimes(idleMinutes('6'))).toEqual({ idleMs: 360_000, warningMs: 60_000 });
});

it.each(['0', '31', '1.5', '-3', 'vingt', '1e3'])('refuses «%s»', (text) => {
	expect(() => idleMinutes(text)).toThrow(/1 to 30/);
});
