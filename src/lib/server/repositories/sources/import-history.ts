// The imports of an académie, one row each, and their reports. SQL and nothing else.
import {
	IMPORT_STATES,
	SOURCES,
	type ImportCounts,
	type ImportState,
	type Source
} from '../../../domain/import/source';
import {
	academyDb,
	integerOf,
	nullableIntegerOf,
	nullableTextOf,
	statement,
	textOf,
	type JsonValue,
	type Row,
	type SqlValue,
	type Statement
} from '../../db';
import { jsonOf, wordOf } from '../row-values';

export interface SourceImport {
	id: string;
	source: Source;
	fileName: string;
	byteLength: number;
	contentHash: string;
	receivedAt: string;
	finishedAt: string | null;
	accountId: string | null;
	actorName: string;
	state: ImportState;
	lines: number;
	problems: number;
	warnings: number;
	counts: ImportCounts;
}

export interface ReportLine {
	line: number | null;
	column: string | null;
	severity: 'problem' | 'warning';
	message: string;
}

function importOf(row: Row): SourceImport {
	return {
		id: textOf(row, 'id'),
		source: wordOf(row, 'source', SOURCES),
		fileName: textOf(row, 'file_name'),
		byteLength: integerOf(row, 'byte_length'),
		contentHash: textOf(row, 'content_hash'),
		receivedAt: textOf(row, 'received_at'),
		finishedAt: nullableTextOf(row, 'finished_at'),
		accountId: nullableTextOf(row, 'account_id'),
		actorName: textOf(row, 'actor_name'),
		state: wordOf(row, 'state', IMPORT_STATES),
		lines: integerOf(row, 'lines'),
		problems: integerOf(row, 'problems'),
		warnings: integerOf(row, 'warnings'),
		counts: jsonOf<ImportCounts>(row, 'counts')
	};
}

export async function insertSourceImport(
	code: string,
	received: Omit<SourceImport, 'finishedAt' | 'lines' | 'problems' | 'warnings' | 'counts'>
): Promise<void> {
	await academyDb(code).write([
		statement(
			`INSERT INTO source_imports
			(id, source, file_name, byte_length, content_hash, received_at, account_id, actor_name, state)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			[
				received.id,
				received.source,
				received.fileName,
				received.byteLength,
				received.contentHash,
				received.receivedAt,
				received.accountId,
				received.actorName,
				received.state
			]
		)
	]);
}

export async function findSourceImport(code: string, id: string): Promise<SourceImport | null> {
	const [row] = await academyDb(code).read('SELECT * FROM source_imports WHERE id = ?', [id]);
	return row === undefined ? null : importOf(row);
}

/** Newest first. */
export async function listSourceImports(code: string, limit: number): Promise<SourceImport[]> {
	const rows = await academyDb(code).read(
		'SELECT * FROM source_imports ORDER BY received_at DESC, id LIMIT ?',
		[limit]
	);
	return rows.map(importOf);
}

/** In the order in which they came. */
export async function listImportsIn(code: string, states: readonly ImportState[]): Promise<SourceImport[]> {
	const rows = await academyDb(code).read(
		`SELECT * FROM source_imports WHERE state IN (SELECT value FROM json_each(?)) ORDER BY received_at, id`,
		[JSON.stringify(states)]
	);
	return rows.map(importOf);
}

/** For a line of the audit log in `more` of `moveImport`: written if the import was moved. */
export const IF_MOVED = { sql: 'changes() = 1', args: [] };

/** True: it was in one of `from` and is in `to` now. */
export async function moveImport(
	code: string,
	id: string,
	from: readonly ImportState[],
	to: ImportState,
	more: Statement[] = []
): Promise<boolean> {
	const [moved] = await academyDb(code).write([
		statement(
			'UPDATE source_imports SET state = ? WHERE id = ? AND state IN (SELECT value FROM json_each(?))',
			[to, id, JSON.stringify(from)]
		),
		...more
	]);
	return moved?.rowsAffected === 1;
}

/** All that follows the unit is done. */
export async function endImport(code: string, id: string, at: string): Promise<void> {
	await academyDb(code).write([
		statement(
			"UPDATE source_imports SET state = 'applied', finished_at = ? WHERE id = ? AND state = 'written'",
			[at, id]
		)
	]);
}

export interface ImportOutcome {
	state: ImportState;
	finishedAt: string | null;
	lines: number;
	problems: number;
	warnings: number;
	counts: ImportCounts;
}

/** What a check or an import came to, its report's lines put in the place of former ones. */
export function outcomeStatements(
	id: string,
	outcome: ImportOutcome,
	report: readonly ReportLine[]
): Statement[] {
	const values: SqlValue[] = [
		outcome.state,
		outcome.finishedAt,
		outcome.lines,
		outcome.problems,
		outcome.warnings,
		JSON.stringify(outcome.counts)
	];
	const rows: JsonValue[][] = report.map(({ line, column, severity, message }, position) => [
		position,
		line,
		column,
		severity,
		message
	]);
	return [
		statement(
			`UPDATE source_imports SET state = ?, finished_at = ?, lines = ?, problems = ?, warnings = ?, counts = ?
			WHERE id = ?`,
			[...values, id]
		),
		statement('DELETE FROM source_import_lines WHERE import_id = ?', [id]),
		statement(
			`INSERT INTO source_import_lines (import_id, position, line, column_name, severity, message)
			SELECT ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?)`,
			[id, JSON.stringify(rows)]
		)
	];
}

export async function writeOutcome(
	code: string,
	id: string,
	outcome: ImportOutcome,
	report: readonly ReportLine[],
	more: Statement[] = []
): Promise<void> {
	await academyDb(code).write([...outcomeStatements(id, outcome, report), ...more]);
}

/** From `after` on, in the report's order. */
export async function listReportLines(
	code: string,
	id: string,
	after: number,
	limit: number
): Promise<(ReportLine & { position: number })[]> {
	const rows = await academyDb(code).read(
		`SELECT position, line, column_name, severity, message FROM source_import_lines
		WHERE import_id = ? AND position > ? ORDER BY position LIMIT ?`,
		[id, after, limit]
	);
	return rows.map((row) => ({
		position: integerOf(row, 'position'),
		line: nullableIntegerOf(row, 'line'),
		column: nullableTextOf(row, 'column_name'),
		severity: wordOf(row, 'severity', ['problem', 'warning']),
		message: textOf(row, 'message')
	}));
}
