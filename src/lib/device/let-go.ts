// Ends what a page has open in IndexedDB when the browser puts the page aside whole, for «back». WebKit freezes such a
// page in the middle of its transactions, and every other page of the app would then wait for them for ever.
// Knows no row and no table.

const open = new Set<IDBTransaction>();
let isListening = false;

/** Until it ends by itself, `transaction` is one that a page put aside must not keep. */
export function letGoWithPage(transaction: IDBTransaction): void {
	if (!isListening) globalThis.addEventListener?.('pagehide', letGo);
	isListening = true;
	open.add(transaction);
	for (const end of ['complete', 'abort']) {
		transaction.addEventListener(end, () => open.delete(transaction), { once: true });
	}
}

/** What was being written is written anew if the page comes back: an abort counts as a lost connection. */
function letGo(event: Event): void {
	// A worker, where no page is put aside, knows no such event by its type.
	if (!('persisted' in event) || event.persisted !== true) return;
	for (const transaction of open) {
		open.delete(transaction);
		try {
			transaction.abort();
		} catch (error) {
			// It is just ending by itself.
			if (!(error instanceof DOMException)) throw error;
		}
	}
}
