// Filter and sort of a list, apart from its drawing, and their place in the address. Pure.
import { fold } from './fold';
import type { ListColumn, ListView } from './list-column';

let collator: Intl.Collator | undefined;

/** One collator for every list: French order, «É» beside «E», «2» before «10». Slow to make, not every list needs it. */
function frenchOrder(): Intl.Collator {
	return (collator ??= new Intl.Collator('fr', {
		sensitivity: 'accent',
		numeric: true,
		ignorePunctuation: false
	}));
}

export interface IndexedRow<Row> {
	row: Row;
	/** Every printed label, folded; a line feed between them, so that no keyword spans two labels. */
	key: string;
}

/** Folds each row once, so that a keystroke costs one substring search a row. */
export function indexRows<Row>(rows: readonly Row[], columns: readonly ListColumn<Row>[]): IndexedRow<Row>[] {
	const folded = new Map<string, string>();
	const foldOnce = (text: string): string => {
		let known = folded.get(text);
		if (known === undefined) {
			known = fold(text);
			folded.set(text, known);
		}
		return known;
	};
	return rows.map((row) => ({
		row,
		key: columns.map((column) => foldOnce(column.text(row))).join('\n')
	}));
}

/** Sorts by one column; equal rows keep their order in both directions («stable»). */
export function sortRows<Row>(
	rows: readonly IndexedRow<Row>[],
	column: ListColumn<Row> | undefined,
	isDescending: boolean
): readonly IndexedRow<Row>[] {
	if (column === undefined) return rows;
	const read = column.sortValue ?? column.text;
	const sign = isDescending ? -1 : 1;
	return rows
		.map((item) => ({ item, value: read(item.row) }))
		.sort((a, b) => sign * compareValues(a.value, b.value))
		.map(({ item }) => item);
}

/** Numbers as numbers, ISO dates as text (their order is that of time), other text by French collation. */
export function compareValues(a: number | string | null, b: number | string | null): number {
	if (a === b) return 0;
	if (a === null || a === '') return 1;
	if (b === null || b === '') return -1;
	if (typeof a === 'number' && typeof b === 'number') return a - b;
	if (typeof a === 'string' && typeof b === 'string' && ISO_DATE.test(a) && ISO_DATE.test(b)) {
		return a < b ? -1 : 1;
	}
	return frenchOrder().compare(String(a), String(b));
}
const ISO_DATE = /^\d{4}-\d{2}-\d{2}/;

/** Keeps the rows of which a label contains the keyword. */
export function filterRows<Row>(
	rows: readonly IndexedRow<Row>[],
	filter: string
): readonly IndexedRow<Row>[] {
	const keyword = fold(filter);
	return keyword === '' ? rows : rows.filter((item) => item.key.includes(keyword));
}

/** Rows drawn within a keystroke: a first screen. The others follow as the end comes into sight. */
export const FIRST_ROWS = 10;
/** An address draws no more at once: whoever went further scrolls on from there. */
const MOST_ROWS_AT_ONCE = 1000;

/** Reads a view from the address: `?filtre=bac&tri=debut&ordre=desc&lignes=70`. */
export function viewFromSearch(search: string, initial: ListView): ListView {
	const params = new URLSearchParams(search);
	const column = params.get('tri');
	const drawn = Number(params.get('lignes'));
	return {
		filter: params.get('filtre') ?? initial.filter,
		sortColumn: column ?? initial.sortColumn,
		isDescending: column === null ? initial.isDescending : params.get('ordre') === 'desc',
		...(Number.isInteger(drawn) && drawn > FIRST_ROWS && { drawn: Math.min(drawn, MOST_ROWS_AT_ONCE) })
	};
}

/** Writes a view into the address's parameters; what is as at first is left out. */
export function writeView(params: URLSearchParams, view: ListView, initial: ListView): void {
	if (view.filter === '') params.delete('filtre');
	else params.set('filtre', view.filter);
	if (view.drawn === undefined || view.drawn <= FIRST_ROWS) params.delete('lignes');
	else params.set('lignes', String(view.drawn));
	if (view.sortColumn === initial.sortColumn && view.isDescending === initial.isDescending) {
		params.delete('tri');
		params.delete('ordre');
	} else {
		params.set('tri', view.sortColumn);
		params.set('ordre', view.isDescending ? 'desc' : 'asc');
	}
}
