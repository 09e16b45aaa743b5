// What a list shows of a row: one column, one label, one way to sort. Knows no particular list.

export type BadgeTone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

export interface ListColumn<Row> {
	id: string;
	/** Header on a desk, label of the line on a phone's card. */
	label: string;
	/** What is printed, and what the filter searches. */
	text: (row: Row) => string;
	/**
	 * What it is sorted by, if not by its text: a number, or a date as «YYYY-MM-DD…». Null goes last when ascending.
	 */
	sortValue?: (row: Row) => number | string | null;
	/** Draws the text as a badge of this tone; null: plain text. */
	tone?: (row: Row) => BadgeTone | null;
	/** Never broken over two lines (dates, numbers). */
	isShort?: boolean;
}

/** What the person chose on a list; kept in the page's address. */
export interface ListView {
	filter: string;
	sortColumn: string;
	isDescending: boolean;
	/** Rows drawn so far, where the person went further than the first screen. */
	drawn?: number;
}
