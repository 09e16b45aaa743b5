// The name of one page of a document that is drawn in the page.

/** «Page 2 sur 5», the label of each page of a PDF. */
export function pageLabel(page: number, pages: number): string {
	return `Page ${page} sur ${pages}`;
}
