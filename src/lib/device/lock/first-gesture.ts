// A page is used before its count of activity begins: that waits until it is painted and idle. What is touched meanwhile
// is noted from the first script on. Knows no account.

/** Pointer, key and touch alone: no timer, no answer of the server, no event made by a script. */
export const GESTURES = ['pointerdown', 'pointermove', 'wheel', 'keydown', 'touchstart'] as const;

let lastAt: number | null = null;

function note({ isTrusted }: Event): void {
	if (isTrusted) lastAt = Date.now();
}

export function hearFirstGestures(): void {
	for (const name of GESTURES) window.addEventListener(name, note, { capture: true, passive: true });
}

/** When somebody last touched this page (ms since 1970), or null; who takes it hears the next ones. */
export function takeFirstGesture(): number | null {
	for (const name of GESTURES) window.removeEventListener(name, note, { capture: true });
	const at = lastAt;
	lastAt = null;
	return at;
}
