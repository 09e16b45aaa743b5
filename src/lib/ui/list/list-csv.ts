// A list as a CSV file for a spreadsheet: what is shown, in the order shown. Pure; fetched when first asked for.
import { csvCell } from '$lib/domain/text/csv-cell';
import type { ListColumn } from './list-column';

/** UTF-8 with its mark (for Excel), «;» between cells as French spreadsheets have it, CRLF after each line. */
export function csvOf<Row>(rows: readonly Row[], columns: readonly ListColumn<Row>[]): string {
	const lines = [
		columns.map((column) => csvCell(column.label)),
		...rows.map((row) => columns.map((column) => csvCell(column.text(row))))
	];
	return `\uFEFF${lines.map((cells) => `${cells.join(';')}\r\n`).join('')}`;
}
