// The list that a claim or a choice of several was opened from goes with the address, through each form and back: a view, or a status and a
// mission's number, never a word of a search.

/** `vue=…`, or `statut=…&mission=…`, of an address, for the next one; empty where it came from no list. */
export function keptList({ searchParams }: URL): [string, string][] {
	return ['vue', 'statut', 'mission'].flatMap((name): [string, string][] => {
		const value = searchParams.get(name);
		return value === null ? [] : [[name, value]];
	});
}

/** The page with what is to be told, and the list it was opened from. */
export function backTo(page: string, more: [string, string], from: URL): string {
	return `${page}?${new URLSearchParams([more, ...keptList(from)]).toString()}`;
}

/** The same page again, of the same list. */
export function again(url: URL): string {
	const kept = new URLSearchParams(keptList(url)).toString();
	return kept === '' ? url.pathname : `${url.pathname}?${kept}`;
}
