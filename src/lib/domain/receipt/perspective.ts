// Straightening a photographed sheet: where each point of the upright picture lies in the photo. Pure geometry.

export interface Point {
	x: number;
	y: number;
}

/** Top left, top right, bottom right, bottom left, as shares (0 to 1) of the photo's width and height. */
export type Corners = readonly [Point, Point, Point, Point];

export const WHOLE_PICTURE: Corners = [
	{ x: 0, y: 0 },
	{ x: 1, y: 0 },
	{ x: 1, y: 1 },
	{ x: 0, y: 1 }
];

/** [chosen] Less than this share of the photo is no receipt: two corners fell on each other. */
const LEAST_AREA = 0.01;

export function isWhole(corners: Corners): boolean {
	return corners.every(({ x, y }, index) => x === WHOLE_PICTURE[index]?.x && y === WHOLE_PICTURE[index]?.y);
}

/** Twice the signed area at each corner; all positive: a sheet seen from the front, none of its corners turned in. */
function turnsAt(corners: Corners): number[] {
	return corners.map((here, index) => {
		const before = corners[(index + 3) % 4] ?? here;
		const after = corners[(index + 1) % 4] ?? here;
		return (here.x - before.x) * (after.y - here.y) - (here.y - before.y) * (after.x - here.x);
	});
}

/** Convex, in order, and large enough to be a sheet. */
export function isSheet(corners: Corners): boolean {
	const turns = turnsAt(corners);
	return turns.every((turn) => turn > 0) && turns.reduce((sum, turn) => sum + turn, 0) / 4 >= LEAST_AREA;
}

/** The corner brought there, within the photo; as they were if that is no sheet any more. */
export function moveCorner(corners: Corners, index: number, to: Point): Corners {
	const within = (share: number) => Math.min(1, Math.max(0, share));
	const moved = corners.map((corner, at) => (at === index ? { x: within(to.x), y: within(to.y) } : corner));
	const next = moved as unknown as Corners;
	return isSheet(next) ? next : corners;
}

function length(from: Point, to: Point, width: number, height: number): number {
	return Math.hypot((to.x - from.x) * width, (to.y - from.y) * height);
}

/** Size in pixels of the upright picture: the longer of each pair of sides, never over `limit` on its long side. */
export function straightSize(
	[a, b, c, d]: Corners,
	width: number,
	height: number,
	limit: number
): { width: number; height: number } {
	const across = Math.max(length(a, b, width, height), length(d, c, width, height));
	const down = Math.max(length(a, d, width, height), length(b, c, width, height));
	const scale = Math.min(1, limit / Math.max(across, down));
	return { width: Math.max(1, Math.round(across * scale)), height: Math.max(1, Math.round(down * scale)) };
}

/**
 * From a point of the upright picture to the photo, both as shares: the plane projection that takes the unit square to the
 * four corners. With the corners of a rectangle it is a plain crop.
 */
export function toPhoto([a, b, c, d]: Corners): (across: number, down: number) => Point {
	const [bcX, dcX, sumX] = [b.x - c.x, d.x - c.x, a.x - b.x + c.x - d.x];
	const [bcY, dcY, sumY] = [b.y - c.y, d.y - c.y, a.y - b.y + c.y - d.y];
	const size = bcX * dcY - dcX * bcY;
	const g = (sumX * dcY - dcX * sumY) / size;
	const h = (bcX * sumY - sumX * bcY) / size;
	const [xAcross, xDown] = [b.x - a.x + g * b.x, d.x - a.x + h * d.x];
	const [yAcross, yDown] = [b.y - a.y + g * b.y, d.y - a.y + h * d.y];
	return (across, down) => {
		const far = g * across + h * down + 1;
		return {
			x: (xAcross * across + xDown * down + a.x) / far,
			y: (yAcross * across + yDown * down + a.y) / far
		};
	};
}
