// Reads one CSV of a source: encoding, separator, quotes, columns. Knows no column's meaning.
import { parse } from 'csv-parse/sync';
import { IMPORT_WORDS } from '$lib/fr/gestion/import-words';

/** One thing to correct. `line` counts from 1, the header's; null where the whole file is meant. */
export interface ImportProblem {
	file: string;
	line: number | null;
	column: string | null;
	message: string;
	/** The académie that cannot be imported for it; null: none can. */
	academy: string | null;
}

export interface CsvRecord {
	/** The line on which the record begins. */
	line: number;
	cells: Record<string, string>;
}

export interface CsvFile {
	records: CsvRecord[];
	problems: ImportProblem[];
}

/** What Windows-1252 puts at 0x80 to 0x9F, where Latin-1 has control characters; five places hold nothing. */
const WINDOWS_1252 = '€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ';

/**
 * UTF-8 (with or without a byte order mark), else Windows-1252, which spreadsheets in French write.
 * By our own table: the decoder of some Node 20 releases takes «windows-1252» for Latin-1 and loses Œ and ’.
 */
export function decodeText(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch (error) {
		// The decoder's only refusal of plain bytes: they are not UTF-8.
		if (!(error instanceof TypeError)) throw error;
		return decodeWindows1252(bytes);
	}
}

export function decodeWindows1252(bytes: Uint8Array): string {
	return Buffer.from(bytes)
		.toString('latin1')
		.replace(/[\u0080-\u009F]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? control);
}

export interface ParsedRecord {
	record: string[];
	/** The file's line on which the record ends. */
	info: { lines: number };
}

/** Every record of a file, its header first. @throws an error with a `code` for quotes that do not close. */
export function parseCsv(bytes: Uint8Array): ParsedRecord[] {
	// One kind of line end: the library counts «\r\n» in quotes as two lines, and its types do not know what `info` changes.
	return parse(decodeText(bytes).replace(/\r\n?/g, '\n'), {
		delimiter: ';',
		info: true,
		relax_column_count: true,
		skip_records_with_empty_values: true,
		trim: true
	}) as unknown as ParsedRecord[];
}

/** `columns`: all names, those with a trailing «?» may be missing in the file (then empty). */
export function readCsv(file: string, bytes: Uint8Array, columns: readonly string[]): CsvFile {
	const whole = (message: string): CsvFile => ({
		records: [],
		problems: [{ file, line: null, column: null, message, academy: null }]
	});
	if (decodeText(bytes).includes('\uFFFD')) return whole(IMPORT_WORDS.encoding);
	let parsed: ParsedRecord[];
	try {
		parsed = parseCsv(bytes);
	} catch (error) {
		if (error instanceof Error && 'code' in error) return whole(IMPORT_WORDS.unreadable);
		throw error;
	}
	const [head, ...rows] = parsed;
	const names = (head?.record ?? []).map((name) => name.normalize('NFC'));
	const problems = headerProblems(file, names, columns);
	if (problems.length > 0) return { records: [], problems };
	const records: CsvRecord[] = [];
	for (const { record, info } of rows) {
		const breaks = record.reduce((sum, cell) => sum + (cell.split('\n').length - 1), 0);
		const line = info.lines - breaks;
		if (record.length === names.length) {
			const given = Object.fromEntries(
				names.map((name, index) => [name, (record[index] ?? '').normalize('NFC')])
			);
			const absent = Object.fromEntries(columns.map((column) => [column.replace(/\?$/, ''), '']));
			records.push({ line, cells: { ...absent, ...given } });
		} else {
			const message = IMPORT_WORDS.cellCount(record.length, names.length);
			problems.push({ file, line, column: null, message, academy: record[0]?.trim() || null });
		}
	}
	return { records, problems };
}

function headerProblems(file: string, names: string[], columns: readonly string[]): ImportProblem[] {
	return headerMessages(names, columns).map((message) => ({
		file,
		line: 1,
		column: null,
		message,
		academy: null
	}));
}

/** What is wrong with a header: names missing, unknown, or given twice. */
export function headerMessages(names: readonly string[], columns: readonly string[]): string[] {
	const known = columns.map((column) => column.replace(/\?$/, ''));
	return [
		...columns
			.filter((column) => !column.endsWith('?') && !names.includes(column))
			.map(IMPORT_WORDS.columnMissing),
		...names.filter((name) => !known.includes(name)).map(IMPORT_WORDS.columnUnknown),
		...names.filter((name, index) => names.indexOf(name) !== index).map(IMPORT_WORDS.columnTwice)
	];
}
