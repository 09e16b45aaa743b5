import { describe, expect, it } from 'vitest';
import {
	BLUR_LIMIT,
	LEAST_LONG_SIDE,
	legibilityDoubts,
	sharpness,
	type GreyPicture
} from '../../../src/lib/domain/receipt/legibility';

const SIDE = 800;

/** White paper with rows of dark strokes, as letters are: `paper` is its level, `ink` that of the strokes. */
function ticket(paper: number, ink: number): GreyPicture {
	const levels = new Uint8Array(SIDE * SIDE).fill(paper);
	for (let y = 200; y < 500; y += 1) {
		for (let x = 200; x < 600; x += 1) if (y % 30 < 14 && x % 9 < 3) levels[y * SIDE + x] = ink;
	}
	return { width: SIDE, height: SIDE, levels };
}

/** The mean of the square around each pixel: a camera out of focus. */
function blurred({ width, height, levels }: GreyPicture, radius: number): GreyPicture {
	const out = new Uint8Array(levels.length);
	for (let y = 0; y < height; y += 1) {
		for (let x = 0; x < width; x += 1) {
			let sum = 0;
			let count = 0;
			for (let dy = -radius; dy <= radius; dy += 1) {
				for (let dx = -radius; dx <= radius; dx += 1) {
					const level = levels[(y + dy) * width + x + dx];
					if (level === undefined) continue;
					sum += level;
					count += 1;
				}
			}
			out[y * width + x] = sum / count;
		}
	}
	return { width, height, levels: out };
}

describe('a receipt that can be read', () => {
	it('raises no doubt, on mostly blank paper too', () => {
		expect(legibilityDoubts(1600, 1600, ticket(235, 40))).toEqual([]);
	});

	it('raises none for pale print on thermal paper', () => {
		expect(legibilityDoubts(1600, 1600, ticket(210, 120))).toEqual([]);
	});
});

describe('a receipt that is hard to read', () => {
	it('is too small one pixel under the least long side, and not at it', () => {
		expect(legibilityDoubts(LEAST_LONG_SIDE, 300, ticket(235, 40))).toEqual([]);
		expect(legibilityDoubts(LEAST_LONG_SIDE - 1, 300, ticket(235, 40))).toEqual(['tooSmall']);
	});

	it('is too dark when even its paper is', () => {
		expect(legibilityDoubts(1600, 1600, ticket(60, 10))).toEqual(['tooDark']);
	});

	it('is too blurred out of focus, and when it shows nothing at all', () => {
		const soft = blurred(ticket(235, 40), 5);
		expect(sharpness(soft)).toBeLessThan(BLUR_LIMIT);
		expect(legibilityDoubts(1600, 1600, soft)).toEqual(['tooBlurred']);
		expect(legibilityDoubts(1600, 1600, ticket(235, 235))).toEqual(['tooBlurred']);
	});

	it('tells each reason', () => {
		expect(legibilityDoubts(300, 300, ticket(235, 235))).toEqual(['tooSmall', 'tooBlurred']);
	});
});
