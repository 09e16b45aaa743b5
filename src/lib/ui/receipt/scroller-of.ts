// What an element scrolls in.

/** The nearest around it; null: the page itself. */
export function scrollerOf(element: Element): Element | null {
	for (let around = element.parentElement; around !== null; around = around.parentElement) {
		if (/auto|scroll/.test(getComputedStyle(around).overflowY)) return around;
	}
	return null;
}
