import { describe, expect, it } from 'vitest';
import { ENOUGH, pullOf } from '../../../src/lib/ui/sync/pull';

describe('pulling a page down', () => {
	it.each([
		['upwards', 0, -40],
		['a touch that trembles', 2, 6],
		['sideways', 60, 20],
		['more sideways than down', 80, 110]
	])('is not meant by %s', (_, dx, dy) => expect(pullOf(dx, dy)).toBeNull());

	it('means an exchange from a thumb’s length on, and follows no further', () => {
		expect(pullOf(0, ENOUGH - 1)).toMatchObject({ isEnough: false });
		expect(pullOf(10, ENOUGH)).toEqual({ shift: 48, isEnough: true });
		expect(pullOf(0, 1000)).toEqual({ shift: 72, isEnough: true });
	});
});
