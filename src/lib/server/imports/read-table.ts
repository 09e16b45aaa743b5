// Reads one CSV of a source into rows, and gathers what is wrong with it. Knows no column's meaning.
import { IMPORT_WORDS } from '$lib/fr/gestion/import-words';
import { readRecords, type Cells } from './cells';
import { readCsv, type ImportProblem } from './csv-file';
import type { SourceFiles } from './source-folder';

/** No row of an optional file that is not there. */
export function readTable<Row>(
	files: SourceFiles,
	file: string,
	columns: readonly string[],
	isOptional: boolean,
	read: (cells: Cells) => Row
): { rows: Row[]; problems: ImportProblem[] } {
	const bytes = files.get(file);
	if (bytes === undefined) {
		const message = IMPORT_WORDS.fileMissing(file);
		return {
			rows: [],
			problems: isOptional ? [] : [{ file, line: null, column: null, message, academy: null }]
		};
	}
	const csv = readCsv(file, bytes, columns);
	const { rows, problems } = readRecords(file, csv.records, read);
	return { rows, problems: [...csv.problems, ...problems] };
}
