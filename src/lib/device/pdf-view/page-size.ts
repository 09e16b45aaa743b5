// How large a page of a PDF is drawn: as wide as it is shown, within what a small phone holds. Pure.

export interface PageSize {
	width: number;
	height: number;
}

/** Pixels of one page at most: 32 MB, of which the few pages near the sight are held at once. */
export const MOST_PIXELS = 8_000_000;
/** Pixels of one side at most: beyond it some phones draw nothing. */
export const LONGEST_SIDE = 8_192;

/**
 * What a page of this size, in the PDF's own points, is multiplied by to be `width` pixels wide; less where that would
 * be too many of them. Example: an A4 page at 980 pixels is drawn whole, a ticket two metres long at a half of that.
 */
export function drawnScale(page: PageSize, width: number): number {
	return Math.min(
		width / page.width,
		LONGEST_SIDE / page.width,
		LONGEST_SIDE / page.height,
		Math.sqrt(MOST_PIXELS / (page.width * page.height))
	);
}

/** Whole pixels, at least one. */
export function drawnSize(page: PageSize, scale: number): PageSize {
	const pixels = (length: number) => Math.max(1, Math.floor(length * scale));
	return { width: pixels(page.width), height: pixels(page.height) };
}
