// Batches that were made: their heads, lines and files, a bounded number at a time. SQL and no rule.
import type { ClaimPart } from '../../domain/claim/claim';
import { CLAIM_PARTS } from '../../domain/claim/claim';
import type { ControlTotal } from '../../domain/payment/control-total';
import { BATCH_PARTS, type BatchParts } from '../../domain/payment/exportable';
import { NO_UNITS, type ExportUnits } from '../../domain/payment/export-units';
import { academyDb, bytesOf, integerOf, nullableTextOf, textOf, type Row } from '../db';
import { jsonOf, wordOf } from './row-values';

export const EXPORT_FORMATS = ['csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface FileFacts {
	sha256: string;
	bytes: number;
}

export interface ExportBatch {
	number: number;
	/** ISO instant, UTC. */
	createdAt: string;
	createdBy: string;
	createdByName: string;
	parts: BatchParts;
	totals: ControlTotal;
	files: Record<ExportFormat, FileFacts>;
}

export interface ExportedLine {
	position: number;
	claimId: string;
	part: ClaimPart;
	kind: 'payment' | 'correction';
	units: ExportUnits;
	paidOn: string | null;
	fileNumber: string | null;
	missionNumber: number;
	fullName: string;
}

const BATCH = `SELECT number, created_at, created_by, created_by_name, parts, totals, csv_sha256, csv_bytes, json_sha256,
  json_bytes FROM export_batches`;

export async function lastBatchNumber(code: string): Promise<number> {
	const rows = await academyDb(code).read('SELECT COALESCE(max(number), 0) AS number FROM export_batches');
	return rows[0] === undefined ? 0 : integerOf(rows[0], 'number');
}

export async function findBatch(code: string, number: number): Promise<ExportBatch | null> {
	const rows = await academyDb(code).read(`${BATCH} WHERE number = ?`, [number]);
	return rows[0] === undefined ? null : batchOf(rows[0]);
}

export async function findBatchOfDecision(code: string, decisionId: string): Promise<ExportBatch | null> {
	const rows = await academyDb(code).read(`${BATCH} WHERE decision_id = ?`, [decisionId]);
	return rows[0] === undefined ? null : batchOf(rows[0]);
}

/** Newest first; `before`: a number that the page begins under. */
export async function listBatches(
	code: string,
	before: number | null,
	limit: number
): Promise<ExportBatch[]> {
	const rows = await academyDb(code).read(`${BATCH} WHERE number < ? ORDER BY number DESC LIMIT ?`, [
		before ?? Number.MAX_SAFE_INTEGER,
		limit
	]);
	return rows.map(batchOf);
}

function batchOf(row: Row): ExportBatch {
	return {
		number: integerOf(row, 'number'),
		createdAt: textOf(row, 'created_at'),
		createdBy: textOf(row, 'created_by'),
		createdByName: textOf(row, 'created_by_name'),
		parts: wordOf(row, 'parts', BATCH_PARTS),
		totals: totalsOf(row),
		files: {
			csv: { sha256: textOf(row, 'csv_sha256'), bytes: integerOf(row, 'csv_bytes') },
			json: { sha256: textOf(row, 'json_sha256'), bytes: integerOf(row, 'json_bytes') }
		}
	};
}

/** Units of a line that left; one that an older version did not count is nil there. */
export function unitsOf(row: Row, column: string): ExportUnits {
	return { ...NO_UNITS, ...jsonOf<Partial<ExportUnits>>(row, column) };
}

function totalsOf(row: Row): ControlTotal {
	const totals = jsonOf<ControlTotal>(row, 'totals');
	return { ...totals, units: { ...NO_UNITS, ...totals.units } };
}

const LINE = `SELECT l.batch_number, l.position, l.claim_id, l.part, l.kind, l.units, l.paid_on, c.file_number,
  c.mission_number, i.full_name
FROM export_lines l
CROSS JOIN claims c ON c.id = l.claim_id
CROSS JOIN assignments a ON a.id = c.assignment_id
CROSS JOIN intervenants i ON i.id = a.intervenant_id`;

export async function listLines(
	code: string,
	batch: number,
	after: number,
	limit: number
): Promise<ExportedLine[]> {
	const rows = await academyDb(code).read(
		`${LINE} WHERE l.batch_number = ? AND l.position > ? ORDER BY l.position LIMIT ?`,
		[batch, after, limit]
	);
	return rows.map(lineOf);
}

/** Every line of one part of one claim, oldest first: the last one's units are what left in all. */
export async function listLinesOfPart(
	code: string,
	claimId: string,
	part: ClaimPart
): Promise<(ExportedLine & { batch: number })[]> {
	const rows = await academyDb(code).read(
		`${LINE} WHERE l.claim_id = ? AND l.part = ? ORDER BY l.batch_number, l.position`,
		[claimId, part]
	);
	return rows.map((row) => ({ ...lineOf(row), batch: integerOf(row, 'batch_number') }));
}

export async function countPaidLines(code: string, batch: number): Promise<number> {
	const rows = await academyDb(code).read(
		'SELECT count(paid_on) AS n FROM export_lines WHERE batch_number = ?',
		[batch]
	);
	return rows[0] === undefined ? 0 : integerOf(rows[0], 'n');
}

function lineOf(row: Row): ExportedLine {
	return {
		position: integerOf(row, 'position'),
		claimId: textOf(row, 'claim_id'),
		part: wordOf(row, 'part', CLAIM_PARTS),
		kind: wordOf(row, 'kind', ['payment', 'correction'] as const),
		units: unitsOf(row, 'units'),
		paidOn: nullableTextOf(row, 'paid_on'),
		fileNumber: nullableTextOf(row, 'file_number'),
		missionNumber: integerOf(row, 'mission_number'),
		fullName: textOf(row, 'full_name')
	};
}

/** One piece of a file, as it was compressed; null after the last. */
export async function readPiece(
	code: string,
	batch: number,
	format: ExportFormat,
	position: number
): Promise<Uint8Array | null> {
	const rows = await academyDb(code).read(
		'SELECT bytes FROM export_pieces WHERE batch_number = ? AND format = ? AND position = ?',
		[batch, format, position]
	);
	return rows[0] === undefined ? null : bytesOf(rows[0], 'bytes');
}
