// Where a person stood in a list when they opened one of its rows: coming back, the list stands there again, with the
// focus on that row. In this tab's memory only; how far one had scrolled is in the router's own snapshot of the page
// besides (ui/frame/page-memory), which a reload gives back; filter, order, tab and rows drawn are in the address.

/** What the router tells of where a navigation comes from or goes to. */
type Target = { url: URL } | null;

export interface ListPlace {
	scrollY: number;
	/** The address of the row that was opened. */
	rowHref: string;
}

const places = new Map<string, ListPlace>();

/** To be called when the list at `pathname` is left: for one of its own rows, the place is kept. */
export function keepPlace(pathname: string, to: Target): void {
	places.delete(pathname);
	const rowHref = to?.url.pathname;
	if (rowHref?.startsWith(`${pathname}/`)) places.set(pathname, { scrollY: window.scrollY, rowHref });
}

/** Once, for whoever comes back from that row; anybody else begins at the top. */
export function takePlace(pathname: string, from: Target): ListPlace | null {
	const place = places.get(pathname);
	places.delete(pathname);
	return place !== undefined && place.rowHref === from?.url.pathname ? place : null;
}

/** Scrolls there and gives the row the focus, unless the person has gone on meanwhile. */
export function standAt(place: ListPlace): void {
	const focused = document.activeElement;
	if (focused !== null && focused !== document.body && !focused.matches('main h1')) return;
	window.scrollTo({ top: place.scrollY, behavior: 'instant' });
	const row = document.querySelector<HTMLElement>(`main td a[href="${CSS.escape(place.rowHref)}"]`);
	row?.focus({ preventScroll: true });
}
