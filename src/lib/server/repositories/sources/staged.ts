// The staging file of one import: its lines as read, what is wrong with them, and what will change. SQL and nothing else.
import type { ImportCount } from '../../../domain/import/source';
import { integerOf, nullableIntegerOf, type JsonValue, type SqlValue, type StagedBase } from '../../db';

export type { JsonValue } from '../../db';
export type { StagedBase, WholeWrite } from '../../db';

/** A random UUID in SQL, each time that it is evaluated. */
export const NEW_ID = `lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2)
  || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))`;

/**
 * A UUID whose beginning is the moment and the line (version 7): what a million of them touch in an index is its end, in
 * order, instead of everywhere. The last six bytes are of chance.
 */
export function idsOfLines(at: string, line: string): string {
	const moment = Date.parse(at).toString(16).padStart(12, '0');
	return `('${moment.slice(0, 8)}-${moment.slice(8)}-' || printf('7%03x-8%03x-', (${line} >> 12) & 4095, ${line} & 4095)
		|| lower(hex(randomblob(6))))`;
}

/** Lines of the report that are kept; beyond it they are only counted. */
export const KEPT_REPORT_LINES = 20_000;

/** Of one file; the identifiers come from this code alone. */
export async function createLines(base: StagedBase, fields: readonly string[]): Promise<void> {
	await base.stage(
		`CREATE TABLE staged.lines (line INTEGER PRIMARY KEY, ${fields.map((field) => `"${field}"`).join(', ')})`
	);
}

export async function indexLines(base: StagedBase, indexed: readonly (readonly string[])[]): Promise<void> {
	for (const [place, fields] of indexed.entries()) {
		await base.stage(
			`CREATE INDEX staged.lines_${place} ON lines (${fields.map((field) => `"${field}"`).join(', ')})`
		);
	}
	await base.stage('ANALYZE staged');
}

/** Each row: its line, then its fields. */
export async function addLines(base: StagedBase, width: number, rows: readonly JsonValue[][]): Promise<void> {
	const values = Array.from({ length: width + 1 }, (_, place) => `value ->> ${place}`);
	await base.stage(`INSERT INTO staged.lines SELECT ${values.join(', ')} FROM json_each(?)`, [
		JSON.stringify(rows)
	]);
}

export type FindingName =
	| 'personDiffers'
	| 'repeats'
	| 'twoPrincipals'
	| 'loginOfAnother'
	| 'loginKept'
	| 'otherNature'
	| 'unknownNumen'
	| 'unknownPerson'
	| 'unknownType'
	| 'missionDiffers'
	| 'optionDiffers'
	| 'homeUnknown'
	| 'unknownAssignment'
	| 'groupPersons'
	| 'groupCarrier'
	| 'groupState'
	| 'groupCarrierKept'
	| 'enteredByPerson'
	| 'figureKept';

/** A question on the staged lines, with the finding that each of its rows (`line`, `other`) is. */
export interface Finding {
	sql: string;
	args?: SqlValue[];
	column: string | null;
	severity: 'problem' | 'warning';
	/** Name of its sentence (fr/gestion/source-words.ts). */
	says: FindingName;
}

export interface FoundLine {
	line: number | null;
	other: number;
}

export async function find(base: StagedBase, finding: Finding): Promise<FoundLine[]> {
	const rows = await base.read(`${finding.sql} LIMIT ${KEPT_REPORT_LINES}`, finding.args);
	return rows.map((row) => ({
		line: nullableIntegerOf(row, 'line'),
		other: nullableIntegerOf(row, 'other') ?? 0
	}));
}

export async function countOf(base: StagedBase, sql: string, args: SqlValue[] = []): Promise<number> {
	const [row] = await base.read(`SELECT count(*) AS n FROM ${sql}`, args);
	return row === undefined ? 0 : integerOf(row, 'n');
}

/** Whether anybody serves on anything in the académie yet. */
export async function hasAssignments(base: StagedBase): Promise<boolean> {
	return (await base.read('SELECT 1 AS yes FROM main.assignments LIMIT 1')).length > 0;
}

/** What will change, by kind: each count is that of a table or a selection of the staging file. */
export type Counted = Partial<Record<ImportCount, string>>;
