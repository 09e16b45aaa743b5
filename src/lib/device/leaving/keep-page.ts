// A page that is left in the middle of a write is not let go before its time: while it keeps something it holds a lock of
// the browser's, and the service worker gives the next page of the app once nobody holds it. What is written passes
// WebCrypto and several turns of IndexedDB; a page that goes takes all of that with it. Knows no row and no person.

const LOCK = 'imagin-keeping';
/** Whatever holds a page up, nobody looks at a blank screen for longer [chosen]. */
const LONGEST_MS = 2_000;

let works = 0;
let letGo: (() => void) | null = null;

/** To be called in the gesture's own task, before anything is awaited: until `work` is over the page is held. */
export function keepPage(work: Promise<unknown>): void {
	const locks = lockManager();
	if (locks === undefined) return;
	works += 1;
	if (letGo === null) {
		const over = new Promise<void>((resolve) => (letGo = resolve));
		locks
			.request(LOCK, { mode: 'shared' }, () => over)
			.catch((error: unknown) => {
				// The page is going already: there is no lock to have, and what was begun takes its chance.
				if (!(error instanceof DOMException)) throw error;
			});
	}
	const end = () => {
		works -= 1;
		// One that follows at once («Enregistrer» after the draft) is part of the same gesture.
		setTimeout(() => {
			if (works > 0) return;
			letGo?.();
			letGo = null;
		});
	};
	work.then(end, end);
}

/** Resolves once no page of the app keeps anything, or waited for long enough. */
export async function pagesHaveKept(): Promise<void> {
	const locks = lockManager();
	if (locks === undefined) return;
	try {
		await locks.request(LOCK, { signal: AbortSignal.timeout(LONGEST_MS) }, () => undefined);
	} catch (error) {
		if (!(error instanceof DOMException)) throw error;
	}
}

/** Missing in older browsers, and where there is no page. */
function lockManager(): LockManager | undefined {
	return globalThis.navigator?.locks;
}
