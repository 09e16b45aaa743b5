// What lies over the page is closed by the browser's «back» before the page is left: dialogs and menus say here how
// they close, the last one opened first. Adds no entry to the history. (Where the system's own back gesture asks a
// dialog to close, the browser does it by itself.)

const open: (() => void)[] = [];

/** Returns the function that ends it, for whoever closed by another way. */
export function closesOnBack(close: () => void): () => void {
	open.push(close);
	return () => {
		const at = open.lastIndexOf(close);
		if (at >= 0) open.splice(at, 1);
	};
}

/** False: nothing lies over the page, and it may be left. */
export function closeTopmost(): boolean {
	const close = open.pop();
	close?.();
	return close !== undefined;
}
