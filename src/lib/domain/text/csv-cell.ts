// One cell and one line of a CSV file that a spreadsheet may open: «;» between cells, as French ones have it.

/** What a spreadsheet would take for a formula; a space or a quote before it does not stop all of them. */
const FORMULA = /^[\s'"]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/** Text between quotes, its own doubled; what would be a formula begins with an apostrophe: «=1+1» → `"'=1+1"`. */
export function csvCell(text: string): string {
	const harmless = FORMULA.test(text) ? `'${text}` : text;
	return `"${harmless.replaceAll('"', '""')}"`;
}

/** Texts are guarded; whole numbers are written as they are, a negative one too, for systems that count with them. */
export function csvLine(cells: readonly (string | number | null)[]): string {
	const written = cells.map((cell) => {
		if (cell === null) return '';
		return typeof cell === 'number' ? String(cell) : csvCell(cell);
	});
	return `${written.join(';')}\r\n`;
}
