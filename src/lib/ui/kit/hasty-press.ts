// A double press acts where its first press fell, or nowhere: its second one must not reach the button of a dialog that
// the first one opened, nor what lies under one that the first one closed. Knows no dialog's content.

function topDialog(): Element | null {
	return [...document.querySelectorAll('dialog[open]')].at(-1) ?? null;
}

/** For the page's frame, once; returns the function that stops it. */
export function guardHastyPresses(): () => void {
	let topAtFirst: Element | null = null;
	const guard = (event: MouseEvent) => {
		// `detail` counts the presses of one series; 0 is a key or a script.
		if (event.detail <= 1) {
			if (event.detail === 1) topAtFirst = topDialog();
			return;
		}
		if (topDialog() === topAtFirst) return;
		event.preventDefault();
		event.stopPropagation();
	};
	window.addEventListener('click', guard, { capture: true });
	return () => window.removeEventListener('click', guard, { capture: true });
}
