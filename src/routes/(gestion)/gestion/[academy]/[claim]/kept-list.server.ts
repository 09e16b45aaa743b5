// The list that a claim was opened from goes with the address, through each form and back: a view, or a status and a
// mission's number, never a word of a search.

/** `vue=…`, or `statut=…&mission=…`, of an address, for the next one; empty where it came from no list. */
export function keptList({ searchParams }: URL): [string, string][] {
	return ['vue', 'statut', 'mission'].flatMap((name): [string, string][] => {
		const value = searchParams.get(name);
		return value === null ? [] : [[name, value]];
	});
}

/** The claim's page with what is to be told, and the list it was opened from. */
export function backTo(page: string, more: [string, string], from: URL): string {
	return `${page}?${new URLSearchParams([more, ...keptList(from)]).toString()}`;
}
