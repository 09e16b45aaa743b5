// The router scrolls as soon as a page is there; what the device holds makes it tall a moment later.

/** After that the person has read on, whatever has come. */
const PATIENCE_MS = 3_000;
const GESTURES = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

let giveUp = () => {};

/**
 * Scrolls to where the person stood (`top`, CSS pixels from the page's top) once the page is tall enough; after a
 * gesture of theirs not any more.
 */
export function scrollBack(top: number): void {
	giveUp();
	if (top <= 0) return;
	const observer = new ResizeObserver(() => {
		if (document.documentElement.scrollHeight - window.innerHeight < top) return;
		giveUp();
		window.scrollTo({ top, behavior: 'instant' });
	});
	const timer = setTimeout(() => giveUp(), PATIENCE_MS);
	giveUp = () => {
		clearTimeout(timer);
		observer.disconnect();
		for (const gesture of GESTURES) window.removeEventListener(gesture, giveUp, { capture: true });
		giveUp = () => {};
	};
	for (const gesture of GESTURES) window.addEventListener(gesture, giveUp, { capture: true, passive: true });
	observer.observe(document.body);
}
