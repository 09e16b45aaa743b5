// Streams a file into the staging base: header, cells, one row a line; memory stays that of a few thousand lines.
import { IMPORT_WORDS } from '$lib/fr/gestion/import-words';
import { SOURCE_REPORT } from '$lib/fr/gestion/source-words';
import {
	addLines,
	createLines,
	indexLines,
	type JsonValue,
	type StagedBase
} from '../../repositories/sources/staged';
import { Cells } from '../cells';
import { headerMessages } from '../csv-file';
import { cellsByName, csvRecords, UnreadableCsv, type SourceBytes } from './csv-stream';
import type { LineTable } from './line-table';
import type { Report } from './report';
import type { Pace } from './pace';

/** Lines put into the staging base at once. */
const CHUNK = 1_000;

/** How many lines there were, wrong ones included. */
export async function readLines(
	base: StagedBase,
	path: string,
	bytes: SourceBytes,
	table: LineTable,
	report: Report,
	pace: Pace
): Promise<number> {
	await createLines(base, table.fields);
	let names: string[] | null = null;
	let chunk: JsonValue[][] = [];
	let lines = 0;
	const soFar = { bytes: 0 };
	const flush = async () => {
		if (chunk.length > 0) await addLines(base, table.fields.length, chunk);
		chunk = [];
		pace.tell('reading', bytes.byteLength === 0 ? null : soFar.bytes / bytes.byteLength, lines);
	};
	try {
		for await (const { line, record } of csvRecords(path, bytes.encoding, soFar)) {
			if (names === null) {
				names = record;
				const messages = headerMessages(names, table.columns);
				for (const message of messages) report.add('problem', 1, null, message);
				if (messages.length > 0) return 0;
				continue;
			}
			lines += 1;
			const row = readLine(table, names, line, record, report);
			if (row !== null) chunk.push(row);
			if (lines % CHUNK === 0) {
				await flush();
				await pace.step();
			}
		}
	} catch (error) {
		if (!(error instanceof UnreadableCsv)) throw error;
		report.add('problem', null, null, SOURCE_REPORT.tooLongRecord);
	}
	await flush();
	if (lines === 0 && report.problems === 0) report.add('problem', null, null, SOURCE_REPORT.emptyFile);
	await indexLines(base, table.indexed);
	return lines;
}

function readLine(
	table: LineTable,
	names: readonly string[],
	line: number,
	record: readonly string[],
	report: Report
): JsonValue[] | null {
	if (record.length !== names.length) {
		report.add('problem', line, null, IMPORT_WORDS.cellCount(record.length, names.length));
		return null;
	}
	if (record.some((cell) => cell.includes('\uFFFD'))) {
		report.add('problem', line, null, SOURCE_REPORT.unreadableSign);
		return null;
	}
	const cells = new Cells('', cellsByName(names, table.columns, line, record));
	const row = table.read(cells, (column, message) => report.add('warning', line, column, message));
	for (const { column, message } of cells.problems) report.add('problem', line, column, message);
	return cells.problems.length === 0 ? [line, ...row] : null;
}
