// Writes a batch in one unit: its head, lines and files, the claims' flags, their history, what devices learn, the audit
// line. All or nothing, and nothing if anything that it was made of has changed. SQL and no rule.
import { randomUUID } from 'node:crypto';
import type { ClaimPart } from '../../domain/claim/claim';
import type { ControlTotal } from '../../domain/payment/control-total';
import type { ExportUnits } from '../../domain/payment/export-units';
import type { BatchParts } from '../../domain/payment/exportable';
import { academyDb, isConstraint, type Statement } from '../db';
import { auditLine, type AuditLine } from './audit-log';
import { EXPORT_FORMATS, type ExportFormat, type FileFacts } from './export-batches';

export interface BatchLine {
	claimId: string;
	part: ClaimPart;
	kind: 'payment' | 'correction';
	/** What is due for the part once this line is counted. */
	units: ExportUnits;
}

/** A claim whose part leaves: as it was read, and who learns of it. */
export interface LeavingClaim {
	claimId: string;
	revision: number;
	accountId: string;
	missionNumber: number;
	parts: ClaimPart[];
}

export interface BatchWrite {
	academy: string;
	number: number;
	decisionId: string;
	createdAt: string;
	createdBy: string;
	createdByName: string;
	parts: BatchParts;
	totals: ControlTotal;
	lines: BatchLine[];
	leaving: LeavingClaim[];
	/** Ids of the corrections that this batch takes. */
	corrections: string[];
	files: Record<ExportFormat, FileFacts & { pieces: Uint8Array[] }>;
	/** «lot n° 12», for the lines of «Suivi». */
	historyReason: string;
	audit: AuditLine;
}

const OWN = 'EXISTS (SELECT 1 FROM export_batches WHERE number = ? AND write_token = ?)';

/** The number is the next one, the decision is new, and every claim and correction is as it was read. */
const INSERT_BATCH = `INSERT INTO export_batches (number, created_at, created_by, created_by_name, decision_id, write_token,
  parts, line_count, totals, csv_sha256, csv_bytes, json_sha256, json_bytes)
SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13
WHERE (SELECT COALESCE(max(number), 0) FROM export_batches) = ?1 - 1
AND NOT EXISTS (SELECT 1 FROM export_batches WHERE decision_id = ?5)
AND (SELECT count(*) FROM json_each(?14) e CROSS JOIN claims c
  ON c.id = e.value ->> 0 AND c.revision = e.value ->> 1) = json_array_length(?14)
AND (SELECT count(*) FROM json_each(?15) e CROSS JOIN export_corrections x
  ON x.id = e.value AND x.batch_number IS NULL) = json_array_length(?15)
RETURNING number`;

/** True: committed. False: nothing was written, because what it was made of no longer holds. */
export async function writeBatch(write: BatchWrite): Promise<boolean> {
	const token = randomUUID();
	const own: [number, string] = [write.number, token];
	const statements = [
		headStatement(write, token),
		...lineStatements(write, own),
		...claimStatements(write, own),
		...pieceStatements(write, own),
		auditLine(write.audit, { sql: OWN, args: own })
	];
	try {
		const [head] = await academyDb(write.academy).write(statements);
		return (head?.rows.length ?? 0) === 1;
	} catch (error) {
		// A part that left already: the index that keeps it to one line has the last word.
		if (isConstraint(error)) return false;
		throw error;
	}
}

function headStatement(write: BatchWrite, token: string): Statement {
	const { csv, json } = write.files;
	return {
		sql: INSERT_BATCH,
		args: [
			write.number,
			write.createdAt,
			write.createdBy,
			write.createdByName,
			write.decisionId,
			token,
			write.parts,
			write.lines.length,
			JSON.stringify(write.totals),
			csv.sha256,
			csv.bytes,
			json.sha256,
			json.bytes,
			JSON.stringify(write.leaving.map(({ claimId, revision }) => [claimId, revision])),
			JSON.stringify(write.corrections)
		]
	};
}

function lineStatements({ number, lines, corrections }: BatchWrite, own: [number, string]): Statement[] {
	const rows = lines.map(({ claimId, part, kind, units }, index) => [
		index + 1,
		claimId,
		part,
		kind,
		JSON.stringify(units)
	]);
	return [
		{
			sql: `INSERT INTO export_lines (batch_number, position, claim_id, part, kind, units)
SELECT ?, e.value ->> 0, e.value ->> 1, e.value ->> 2, e.value ->> 3, e.value ->> 4 FROM json_each(?) e WHERE ${OWN}`,
			args: [number, JSON.stringify(rows), ...own]
		},
		{
			sql: `UPDATE export_corrections SET batch_number = ? WHERE id IN (SELECT value FROM json_each(?)) AND ${OWN}`,
			args: [number, JSON.stringify(corrections), ...own]
		}
	];
}

function claimStatements(write: BatchWrite, own: [number, string]): Statement[] {
	const { academy, leaving, createdAt, createdBy, createdByName, historyReason } = write;
	const flags = leaving.map(({ claimId, parts }) => [
		claimId,
		parts.includes('remuneration') ? 1 : 0,
		parts.includes('travel') ? 1 : 0
	]);
	const history = leaving.flatMap(({ claimId, parts }) => parts.map((part) => [claimId, part]));
	const changes = leaving.map(({ accountId, missionNumber }) => [accountId, `${academy}-${missionNumber}`]);
	return [
		{
			sql: `UPDATE claims SET revision = revision + 1, remuneration_exported = max(remuneration_exported, e.value ->> 1),
  travel_exported = max(travel_exported, e.value ->> 2)
FROM json_each(?) e WHERE claims.id = e.value ->> 0 AND ${OWN}`,
			args: [JSON.stringify(flags), ...own]
		},
		{
			sql: `INSERT INTO claim_history (claim_id, at, actor, actor_account_id, actor_name, action, part, reason)
SELECT e.value ->> 0, ?, 'gestionnaire', ?, ?, 'exported', e.value ->> 1, ? FROM json_each(?) e WHERE ${OWN}`,
			args: [createdAt, createdBy, createdByName, historyReason, JSON.stringify(history), ...own]
		},
		{
			sql: `INSERT INTO changes (recipient, entity, entity_id)
SELECT e.value ->> 0, 'claim', e.value ->> 1 FROM json_each(?) e WHERE ${OWN}`,
			args: [JSON.stringify(changes), ...own]
		}
	];
}

function pieceStatements({ number, files }: BatchWrite, own: [number, string]): Statement[] {
	return EXPORT_FORMATS.flatMap((format) =>
		files[format].pieces.map((bytes, position) => ({
			sql: `INSERT INTO export_pieces (batch_number, format, position, bytes) SELECT ?, ?, ?, ? WHERE ${OWN}`,
			args: [number, format, position, bytes, ...own]
		}))
	);
}
