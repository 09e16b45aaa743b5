// Keeps a list's view in the address while the person types, and remembers it for «Retour».
import { replaceState } from '$app/navigation';
import { page } from '$app/state';
import type { ListView } from './list-column';
import { lastSearchOf, rememberSearch } from './list-memory.svelte';
import { viewFromSearch, writeView } from './list-view';

/** The router redraws at each change of address: not while the person types. */
const PAUSE_MS = 300;
let waiting: ReturnType<typeof setTimeout> | undefined;

/** The list's address with the view it had when the person left it: `/frais` → `/frais?filtre=bac`. */
export function listAddress(pathname: string): string {
	return pathname + (lastSearchOf(pathname) ?? '');
}

/** For a row's own page, as its `snapshot`: a reload of that page does not lose the way back to the list as it was. */
export function keptListAddress(pathname: string): { capture(): string; restore(search: string): void } {
	return {
		capture: () => lastSearchOf(pathname) ?? '',
		restore: (search) => rememberSearch(pathname, search)
	};
}

/** The view in the address as it stands now (not as when the page was opened: it may have been replaced). */
export function readListView(initial: ListView): ListView {
	return viewFromSearch(location.search, initial);
}

/** Writes view and tab into the address of this very page, without a navigation. */
export function keepListView(
	pathname: string,
	view: ListView,
	initial: ListView,
	academy: string | null
): void {
	const params = new URLSearchParams(location.search);
	writeView(params, view, initial);
	if (academy === null) params.delete('academie');
	else params.set('academie', academy);
	const search = params.size === 0 ? '' : `?${params.toString()}`;
	rememberSearch(pathname, search);
	clearTimeout(waiting);
	waiting = setTimeout(() => writeAddress(pathname), PAUSE_MS);
}

/** Writes what still waits, before a link is followed: the way back finds the list as it was left. */
export function keepListViewNow(pathname: string): void {
	clearTimeout(waiting);
	writeAddress(pathname);
}

function writeAddress(pathname: string): void {
	const search = lastSearchOf(pathname);
	if (location.pathname !== pathname || search === undefined || search === location.search) return;
	replaceState(location.pathname + search, page.state);
}
