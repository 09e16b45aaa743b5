import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	isSheet,
	isWhole,
	moveCorner,
	straightSize,
	toPhoto,
	WHOLE_PICTURE,
	type Corners
} from '../../../src/lib/domain/receipt/perspective';

const share = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const point = (left: number, top: number) =>
	fc.record({ x: share(left, left + 0.3), y: share(top, top + 0.3) });
/** Each corner in its own part of the photo, so that they are a sheet more often than not. */
const corners = fc
	.tuple(point(0, 0), point(0.6, 0), point(0.6, 0.6), point(0, 0.6))
	.filter((four): four is [...typeof four] => isSheet(four));

describe('the upright picture', () => {
	it('has each corner of the sheet in a corner of its own', () => {
		fc.assert(
			fc.property(corners, (sheet) => {
				const place = toPhoto(sheet);
				const found = [place(0, 0), place(1, 0), place(1, 1), place(0, 1)];
				found.forEach((at, index) => {
					expect(at.x).toBeCloseTo(sheet[index]?.x ?? NaN, 6);
					expect(at.y).toBeCloseTo(sheet[index]?.y ?? NaN, 6);
				});
			})
		);
	});

	it('keeps what is in line in line', () => {
		fc.assert(
			fc.property(corners, share(0, 1), (sheet, down) => {
				const place = toPhoto(sheet);
				const [a, b, c] = [place(0, down), place(0.4, down), place(1, down)];
				expect((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)).toBeCloseTo(0, 8);
			})
		);
	});

	it('is a plain crop where the corners are those of a rectangle', () => {
		const crop: Corners = [
			{ x: 0.25, y: 0.1 },
			{ x: 0.75, y: 0.1 },
			{ x: 0.75, y: 0.9 },
			{ x: 0.25, y: 0.9 }
		];
		expect(toPhoto(crop)(0.5, 0.25).x).toBeCloseTo(0.5, 9);
		expect(toPhoto(crop)(0.5, 0.25).y).toBeCloseTo(0.3, 9);
		expect(straightSize(crop, 2000, 1000, 2600)).toEqual({ width: 1000, height: 800 });
	});

	it('is never larger than asked', () => {
		expect(straightSize(WHOLE_PICTURE, 4032, 3024, 2600)).toEqual({ width: 2600, height: 1950 });
	});
});

describe('moving a corner', () => {
	it('keeps a sheet within the photo, wherever it is dragged', () => {
		fc.assert(
			fc.property(corners, fc.nat(3), share(-2, 3), share(-2, 3), (sheet, index, x, y) => {
				const moved = moveCorner(sheet, index, { x, y });
				expect(isSheet(moved)).toBe(true);
				for (const corner of moved) {
					expect(corner.x).toBeGreaterThanOrEqual(0);
					expect(corner.x).toBeLessThanOrEqual(1);
				}
			})
		);
	});

	it('over the opposite one changes nothing', () => {
		expect(moveCorner(WHOLE_PICTURE, 0, { x: 1, y: 1 })).toBe(WHOLE_PICTURE);
		expect(isWhole(moveCorner(WHOLE_PICTURE, 0, { x: 0.2, y: 0.1 }))).toBe(false);
	});
});
