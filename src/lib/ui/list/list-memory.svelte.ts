// The last search part of each list in this tab: «Retour» leads there. Reactive, since after a reload the router gives
// it back a moment after the page is drawn.
import { untrack } from 'svelte';

let searches = $state.raw<Readonly<Record<string, string>>>({});

export function lastSearchOf(pathname: string): string | undefined {
	return searches[pathname];
}

/** May be called from an effect: it reads nothing that the effect would wait for. */
export function rememberSearch(pathname: string, search: string): void {
	untrack(() => {
		if (searches[pathname] !== search) searches = { ...searches, [pathname]: search };
	});
}
