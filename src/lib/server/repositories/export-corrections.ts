// Corrections of parts that left: entered once, waiting for a batch, taken back until then. SQL and no rule.
import { CLAIM_PARTS, type ClaimPart } from '../../domain/claim/claim';
import type { BatchParts } from '../../domain/payment/exportable';
import type { ExportUnits } from '../../domain/payment/export-units';
import { academyDb, integerOf, nullableIntegerOf, textOf, type Row, type Statement } from '../db';
import { auditLine, type AuditLine } from './audit-log';
import { unitsOf } from './export-batches';
import { wordOf } from './row-values';

export interface Correction {
	id: string;
	claimId: string;
	part: ClaimPart;
	/** What is due in all. */
	units: ExportUnits;
	reason: string;
	enteredAt: string;
	enteredBy: string;
	enteredByName: string;
	batch: number | null;
}

/** A line that left, as far as a correction names it. */
export interface LeftLine {
	batch: number;
	position: number;
	units: ExportUnits;
}

const CORRECTION = `SELECT x.id, x.claim_id, x.part, x.units, x.reason, x.entered_at, x.entered_by, x.entered_by_name,
  x.batch_number`;

/** The last line of the same part, which is what the next one corrects. */
const LAST_LINE = `export_lines l ON l.claim_id = x.claim_id AND l.part = x.part AND NOT EXISTS (SELECT 1 FROM export_lines n
  WHERE n.claim_id = l.claim_id AND n.part = l.part
    AND (n.batch_number, n.position) > (l.batch_number, l.position))`;

/** In the order of claim and part. */
export async function listWaitingCorrections(
	code: string,
	parts: BatchParts,
	limit: number
): Promise<(Correction & { last: LeftLine })[]> {
	const rows = await academyDb(code).read(
		`${CORRECTION}, l.batch_number AS last_batch, l.position AS last_position, l.units AS last_units
		FROM export_corrections x CROSS JOIN ${LAST_LINE}
		WHERE x.batch_number IS NULL${parts === 'both' ? '' : ' AND x.part = ?'}
		ORDER BY x.claim_id, x.part LIMIT ?`,
		parts === 'both' ? [limit] : [parts, limit]
	);
	return rows.map((row) => ({
		...correctionOf(row),
		last: {
			batch: integerOf(row, 'last_batch'),
			position: integerOf(row, 'last_position'),
			units: unitsOf(row, 'last_units')
		}
	}));
}

/** All that was ever entered for a part, oldest first. */
export async function listCorrectionsOfPart(
	code: string,
	claimId: string,
	part: ClaimPart
): Promise<Correction[]> {
	const rows = await academyDb(code).read(
		`${CORRECTION} FROM export_corrections x WHERE x.claim_id = ? AND x.part = ? ORDER BY x.entered_at, x.id`,
		[claimId, part]
	);
	return rows.map(correctionOf);
}

function correctionOf(row: Row): Correction {
	return {
		id: textOf(row, 'id'),
		claimId: textOf(row, 'claim_id'),
		part: wordOf(row, 'part', CLAIM_PARTS),
		units: unitsOf(row, 'units'),
		reason: textOf(row, 'reason'),
		enteredAt: textOf(row, 'entered_at'),
		enteredBy: textOf(row, 'entered_by'),
		enteredByName: textOf(row, 'entered_by_name'),
		batch: nullableIntegerOf(row, 'batch_number')
	};
}

export interface CorrectionWrite {
	academy: string;
	correction: Omit<Correction, 'batch'>;
	/** The line that the person saw as the last one. */
	last: Pick<LeftLine, 'batch' | 'position'>;
	recipient: string;
	missionNumber: number;
	historyReason: string;
	audit: AuditLine;
}

/** True: entered. False: the part has another last line by now, or a correction waits already, or this id is known. */
export async function writeCorrection(write: CorrectionWrite): Promise<boolean> {
	const { correction: entered, last } = write;
	const [first] = await academyDb(write.academy).write([
		{
			sql: `INSERT INTO export_corrections (id, claim_id, part, units, reason, entered_at, entered_by, entered_by_name)
SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8
WHERE EXISTS (SELECT 1 FROM export_lines WHERE batch_number = ?9 AND position = ?10 AND claim_id = ?2 AND part = ?3)
AND NOT EXISTS (SELECT 1 FROM export_lines WHERE claim_id = ?2 AND part = ?3
  AND (batch_number, position) > (?9, ?10))
AND NOT EXISTS (SELECT 1 FROM export_corrections WHERE claim_id = ?2 AND part = ?3 AND batch_number IS NULL)
AND NOT EXISTS (SELECT 1 FROM export_corrections WHERE id = ?1)`,
			args: [
				entered.id,
				entered.claimId,
				entered.part,
				JSON.stringify(entered.units),
				entered.reason,
				entered.enteredAt,
				entered.enteredBy,
				entered.enteredByName,
				last.batch,
				last.position
			]
		},
		...toldStatements(write, 'corrected')
	]);
	return (first?.rowsAffected ?? 0) === 1;
}

/** True: taken back. False: it is in a batch, or not there any more. */
export async function deleteWaitingCorrection(write: Omit<CorrectionWrite, 'last'>): Promise<boolean> {
	const [first] = await academyDb(write.academy).write([
		{
			sql: 'DELETE FROM export_corrections WHERE id = ? AND batch_number IS NULL',
			args: [write.correction.id]
		},
		...toldStatements(write, 'correctionWithdrawn')
	]);
	return (first?.rowsAffected ?? 0) === 1;
}

/** Each writes one row or none, as the statement before it did. */
function toldStatements(
	{ academy, correction, recipient, missionNumber, historyReason, audit }: Omit<CorrectionWrite, 'last'>,
	action: 'corrected' | 'correctionWithdrawn'
): Statement[] {
	return [
		{
			sql: `INSERT INTO claim_history (claim_id, at, actor, actor_account_id, actor_name, action, part, reason)
SELECT ?, ?, 'gestionnaire', ?, ?, ?, ?, ? WHERE changes() = 1`,
			args: [
				correction.claimId,
				audit.at,
				audit.actorAccountId,
				audit.actorName,
				action,
				correction.part,
				historyReason
			]
		},
		{
			sql: 'UPDATE claims SET revision = revision + 1 WHERE id = ? AND changes() = 1',
			args: [correction.claimId]
		},
		{
			sql: "INSERT INTO changes (recipient, entity, entity_id) SELECT ?, 'claim', ? WHERE changes() = 1",
			args: [recipient, `${academy}-${missionNumber}`]
		},
		auditLine(audit, { sql: 'changes() = 1', args: [] })
	];
}
