// How far a finger has pulled the page down, and what that means. Pure.

/** Pixels that the finger goes before letting go means something [chosen: about a thumb's length]. */
export const ENOUGH = 96;
/** The sign follows at half the finger's speed, and no further than this. */
const FURTHEST = 72;

export interface Pull {
	/** Pixels by which the sign comes down. */
	shift: number;
	isEnough: boolean;
}

/** Null: no pull (upwards, or more sideways than down): the page scrolls as it does. */
export function pullOf(dx: number, dy: number): Pull | null {
	if (dy <= 8 || Math.abs(dx) * 1.5 > dy) return null;
	return { shift: Math.min(dy / 2, FURTHEST), isEnough: dy >= ENOUGH };
}
