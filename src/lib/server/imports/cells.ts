// Reads the cells of one record, and gathers what is wrong with each instead of stopping at the first.
import { isUai } from '$lib/domain/identifiers/uai';
import { IMPORT_WORDS } from '$lib/fr/gestion/import-words';
import type { CsvRecord, ImportProblem } from './csv-file';

const MAX_TEXT = 500;

export class Cells {
	readonly problems: ImportProblem[] = [];
	readonly academy: string;

	constructor(
		private readonly file: string,
		private readonly record: CsvRecord
	) {
		this.academy = record.cells['Académie'] ?? '';
	}

	get line(): number {
		return this.record.line;
	}

	raw(column: string): string {
		const value = this.record.cells[column];
		if (value === undefined) throw new Error(`Column ${column} was not declared.`);
		return value;
	}

	refuse(column: string | null, message: string): void {
		this.problems.push({ file: this.file, line: this.line, column, message, academy: this.academy });
	}

	text(column: string, max = MAX_TEXT): string | null {
		const value = this.raw(column);
		if (value.length > max) this.refuse(column, IMPORT_WORDS.tooLong(max));
		return value === '' ? null : value;
	}

	required(column: string, max = MAX_TEXT): string {
		const value = this.text(column, max);
		if (value === null) this.refuse(column, IMPORT_WORDS.required);
		return value ?? '';
	}

	/** Lines of a quoted cell. */
	lines(column: string): string[] {
		return (this.text(column, 4000) ?? '')
			.split(/\r?\n/)
			.map((line) => line.trim())
			.filter((line) => line !== '');
	}

	number(column: string): number {
		const value = this.raw(column);
		if (!/^[1-9]\d{0,8}$/.test(value)) this.refuse(column, IMPORT_WORDS.notAWholeNumber);
		return Number(value);
	}

	yesOrNo(column: string, absent: boolean): boolean {
		const value = this.raw(column).toLowerCase();
		if (value === '') return absent;
		if (value !== 'oui' && value !== 'non') this.refuse(column, IMPORT_WORDS.notYesOrNo);
		return value === 'oui';
	}

	/** One of the words of a table, or `absent` for an empty cell. */
	word<Value>(column: string, words: Readonly<Record<string, Value>>, absent: Value): Value {
		const value = this.raw(column);
		if (value === '') return absent;
		const found = Object.entries(words).find(([word]) => word === value);
		if (found === undefined) this.refuse(column, IMPORT_WORDS.notOneOf(Object.keys(words)));
		return found?.[1] ?? absent;
	}

	uai(column: string): string | null {
		const value = this.text(column, 8);
		if (value !== null && !isUai(value)) this.refuse(column, IMPORT_WORDS.notAUai);
		return value;
	}
}

/** Gathers the rows that could be read, and the problems of all. */
export function readRecords<Value>(
	file: string,
	records: readonly CsvRecord[],
	read: (cells: Cells) => Value
): { rows: Value[]; problems: ImportProblem[] } {
	const rows: Value[] = [];
	const problems: ImportProblem[] = [];
	for (const record of records) {
		const cells = new Cells(file, record);
		const row = read(cells);
		if (cells.problems.length === 0) rows.push(row);
		problems.push(...cells.problems);
	}
	return { rows, problems };
}
