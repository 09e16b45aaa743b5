import { describe, expect, it } from 'vitest';
import {
	ASK_AGAIN_MS,
	isGoodMoment,
	NO_MEMORY,
	readMemory
} from '../../../../src/lib/device/install/good-moment';

describe('when installing is offered', () => {
	const achieved = { ...NO_MEMORY, achievedAt: 1_000 };

	it('not before something was achieved', () => {
		expect(isGoodMoment(NO_MEMORY, 2_000)).toBe(false);
		expect(isGoodMoment(achieved, 2_000)).toBe(true);
	});

	it('once more a long while after a refusal, and never after the second', () => {
		const refused = { ...achieved, refusedAt: 5_000, refusals: 1 };
		expect(isGoodMoment(refused, 5_000 + ASK_AGAIN_MS - 1)).toBe(false);
		expect(isGoodMoment(refused, 5_000 + ASK_AGAIN_MS)).toBe(true);
		expect(isGoodMoment({ ...refused, refusals: 2 }, 5_000 + 10 * ASK_AGAIN_MS)).toBe(false);
	});

	it.each([
		null,
		'x',
		[],
		{},
		{ achievedAt: 'now', refusedAt: null, refusals: 0 },
		{ achievedAt: 1, refusedAt: 2 }
	])('takes %j, which it never wrote, for nothing', (value) => expect(readMemory(value)).toEqual(NO_MEMORY));
});
