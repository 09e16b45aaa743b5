// Lets a press of the mouse reach the button it began on: a message that appears under a field as the press takes the
// focus away would move the button from under the pointer, and the click would be lost. Knows no field.

let isPressed = false;

if (typeof window !== 'undefined') {
	window.addEventListener('pointerdown', () => (isPressed = true), { capture: true });
	// A key as well: a button let go outside the window is never told.
	for (const end of ['pointerup', 'pointercancel', 'keydown'] as const) {
		window.addEventListener(end, () => (isPressed = false), { capture: true });
	}
}

/** At once, or just after the click that a mouse button now down will make. */
export function afterPress(work: () => void): void {
	if (!isPressed) return work();
	const ended = new AbortController();
	const after = () => {
		ended.abort();
		// The click comes in the same task as the release, after it.
		setTimeout(work);
	};
	for (const end of ['pointerup', 'pointercancel'] as const) {
		window.addEventListener(end, after, { capture: true, signal: ended.signal });
	}
}
