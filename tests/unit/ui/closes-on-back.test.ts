import { describe, expect, it } from 'vitest';
import { closesOnBack, closeTopmost } from '../../../src/lib/ui/kit/closes-on-back';

describe('«back» over something that lies on the page', () => {
	it('closes the last one opened, one a press, and then lets the page be left', () => {
		const closed: string[] = [];
		closesOnBack(() => closed.push('menu'));
		closesOnBack(() => closed.push('dialog'));
		expect([closeTopmost(), closeTopmost(), closeTopmost()]).toEqual([true, true, false]);
		expect(closed).toEqual(['dialog', 'menu']);
	});

	it('knows nothing more of what was closed by another way', () => {
		const closed: string[] = [];
		const end = closesOnBack(() => closed.push('dialog'));
		end();
		expect(closeTopmost()).toBe(false);
		expect(closed).toEqual([]);
	});
});
