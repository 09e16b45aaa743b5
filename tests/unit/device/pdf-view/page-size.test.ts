// Pages of a PDF are drawn as wide as they are shown, whatever their shape, within what a small phone holds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	drawnScale,
	drawnSize,
	LONGEST_SIDE,
	MOST_PIXELS
} from '../../../../src/lib/device/pdf-view/page-size';

const A4 = { width: 595, height: 842 };

describe('a drawn page', () => {
	it('is as wide as it is shown, in the screen’s own pixels', () => {
		expect(drawnSize(A4, drawnScale(A4, 980))).toEqual({ width: 980, height: 1386 });
		expect(drawnSize({ width: 842, height: 595 }, drawnScale({ width: 842, height: 595 }, 980))).toEqual({
			width: 980,
			height: 692
		});
	});

	it('keeps within its pixels on a large screen, and within a side’s where it is long', () => {
		const large = drawnSize(A4, drawnScale(A4, 4_000));
		expect(large.width * large.height).toBeLessThanOrEqual(MOST_PIXELS);
		expect(large.width * large.height).toBeGreaterThan(MOST_PIXELS * 0.99);
		// A ticket 80 mm wide and two metres long.
		const ticket = { width: 227, height: 5_669 };
		expect(drawnSize(ticket, drawnScale(ticket, 980))).toEqual({ width: 328, height: LONGEST_SIDE });
	});

	it('has pixels, and never too many, of any shape at any width', () => {
		const points = fc.double({ min: 0.01, max: 20_000, noNaN: true });
		fc.assert(
			fc.property(points, points, fc.integer({ min: 1, max: 10_000 }), (width, height, shown) => {
				const page = { width, height };
				const drawn = drawnSize(page, drawnScale(page, shown));
				expect(drawn.width).toBeGreaterThanOrEqual(1);
				expect(drawn.height).toBeGreaterThanOrEqual(1);
				expect(drawn.width).toBeLessThanOrEqual(Math.min(shown, LONGEST_SIDE));
				expect(drawn.height).toBeLessThanOrEqual(LONGEST_SIDE);
				expect(drawn.width * drawn.height).toBeLessThanOrEqual(MOST_PIXELS);
			})
		);
	});
});
