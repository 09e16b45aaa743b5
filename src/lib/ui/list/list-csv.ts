// A list as a CSV file for a spreadsheet: what is shown, in the order shown. Pure; fetched when first asked for.
import type { ListColumn } from './list-column';

/** What a spreadsheet would take for a formula; a space or a quote before it does not stop all of them. */
const FORMULA = /^[\s'"]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/** One cell: between quotes, its own doubled; text that would be a formula begins with an apostrophe. */
export function csvCell(text: string): string {
	const harmless = FORMULA.test(text) ? `'${text}` : text;
	return `"${harmless.replaceAll('"', '""')}"`;
}

/** UTF-8 with its mark (for Excel), «;» between cells as French spreadsheets have it, CRLF after each line. */
export function csvOf<Row>(rows: readonly Row[], columns: readonly ListColumn<Row>[]): string {
	const lines = [
		columns.map((column) => csvCell(column.label)),
		...rows.map((row) => columns.map((column) => csvCell(column.text(row))))
	];
	return `\uFEFF${lines.map((cells) => `${cells.join(';')}\r\n`).join('')}`;
}
