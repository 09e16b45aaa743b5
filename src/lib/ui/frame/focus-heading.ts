// After a change of page the focus goes to its title, so that a screen reader reads where one is.

/** The page's data may come a moment later: waits for its h1, for two seconds at most. */
export function focusHeading(): void {
	const deadline = performance.now() + 2000;
	const started = document.activeElement;
	const look = () => {
		// The person went on meanwhile: their focus is not taken away.
		if (document.activeElement !== started && document.activeElement !== document.body) return;
		const heading = document.querySelector<HTMLElement>('main h1');
		if (heading !== null) {
			heading.tabIndex = -1;
			heading.focus({ preventScroll: true });
		} else if (performance.now() < deadline) requestAnimationFrame(look);
	};
	look();
}
