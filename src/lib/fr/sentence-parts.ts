// Small parts that sentences of screens are put together from, with the spaces that French wants between them.

/** «Nom : valeur». */
export function labelled(label: string, value: string | number): string {
	return `${label} : ${value}`;
}

/** A name or a text of somebody else's: «nom», between quotation marks. */
export function quoted(text: string): string {
	return `« ${text} »`;
}

/** What a tab of the browser is called: the page first, then the product. */
export function pageTitle(page: string): string {
	return `${page} – IMAG'IN Nomade`;
}
