// The router scrolls as soon as a page is there; what the device holds makes it tall a moment later.

/** After that the person has read on, whatever has come. */
const PATIENCE_MS = 3_000;
const GESTURES = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

let end = () => {};
let wanted: number | null = null;

/** How far from its top the page stands (CSS pixels), or is about to stand. */
export const standingAt = (): number => wanted ?? window.scrollY;

/** The person has gone on, or to another page. */
export function stopScrollingBack(): void {
	end();
}

/**
 * Scrolls to where the person stood (`top`, CSS pixels from the page's top) as the page grows, until it is tall enough
 * or they do something themselves. A page that stays shorter ends at its end.
 */
export function scrollBack(top: number): void {
	end();
	if (top <= 0) return;
	wanted = top;
	const observer = new ResizeObserver(() => {
		window.scrollTo({ top, behavior: 'instant' });
		// Of a fraction of a pixel the one knows, the other not.
		if (document.documentElement.scrollHeight - window.innerHeight >= top - 1) end();
	});
	const timer = setTimeout(stopScrollingBack, PATIENCE_MS);
	end = () => {
		end = () => {};
		wanted = null;
		clearTimeout(timer);
		observer.disconnect();
		for (const gesture of GESTURES) window.removeEventListener(gesture, stopScrollingBack, { capture: true });
	};
	for (const gesture of GESTURES)
		window.addEventListener(gesture, stopScrollingBack, { capture: true, passive: true });
	observer.observe(document.body);
}
