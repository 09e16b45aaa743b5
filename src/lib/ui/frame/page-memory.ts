// What a page keeps of itself for a reload or «Retour»: Kit's `snapshot`, in the layout's hands. The router gives it
// back once, when the layout is there; the page is drawn later, after the frame or after the device was opened.
import { onDestroy } from 'svelte';
import { scrollBack, standingAt, stopScrollingBack } from './scroll-back';

interface Kept<Value> {
	capture(): Value;
	restore(value: Value): void;
}

let page: Kept<unknown> | null = null;
/** Given back before its page was there. */
let waiting: unknown = null;

/** While the page that calls it is there, once per page; `restore` is called at once where something waits for it. */
export function keepOfPage<Value>(kept: Kept<Value>): void {
	const mine = kept as Kept<unknown>;
	page = mine;
	if (waiting !== null) mine.restore(waiting);
	waiting = null;
	onDestroy(() => {
		if (page === mine) page = null;
	});
}

/** The layout's own `snapshot`. Serialised by the router: plain values. */
export const pageSnapshot = {
	capture: () => ({ scrollY: standingAt(), page: page === null ? waiting : page.capture() }),
	/** @param kept undefined: what was kept is of a version that knew no such thing. */
	restore(kept: { scrollY: number; page: unknown } | undefined) {
		if (kept == null) return;
		if (page === null) waiting = kept.page;
		else if (kept.page !== null) page.restore(kept.page);
		scrollBack(kept.scrollY);
	}
};

/** Once another page is gone to: what waited was the one's before. */
export function forgetBefore(): void {
	waiting = null;
	stopScrollingBack();
}
