// Dates of payment: the lines of batches that they are of, files deposited, and their one write. SQL and no rule.
import { randomUUID } from 'node:crypto';
import { CLAIM_PARTS, type ClaimPart } from '../../domain/claim/claim';
import {
	academyDb,
	bytesOf,
	integerOf,
	nullableTextOf,
	textOf,
	type Row,
	type SqlValue,
	type Statement
} from '../db';
import { auditLine, type AuditLine } from './audit-log';
import { wordOf } from './row-values';

/** A line of a batch as a payment meets it. */
export interface PayableLine {
	batch: number;
	position: number;
	claimId: string;
	accountId: string;
	missionNumber: number;
	part: ClaimPart;
	kind: 'payment' | 'correction';
	paidOn: string | null;
	fileNumber: string | null;
	/** ISO instant, UTC. */
	batchCreatedAt: string;
}

/** By `batch/position`; those that are in no batch are missing. */
export async function findPayableLines(
	code: string,
	wanted: readonly { batch: number; position: number }[]
): Promise<Map<string, PayableLine>> {
	const rows = await academyDb(code).read(
		`SELECT l.batch_number, l.position, l.claim_id, l.part, l.kind, l.paid_on, c.account_id, c.mission_number,
			c.file_number, b.created_at
		FROM json_each(?) e
		CROSS JOIN export_lines l ON l.batch_number = e.value ->> 0 AND l.position = e.value ->> 1
		CROSS JOIN export_batches b ON b.number = l.batch_number
		CROSS JOIN claims c ON c.id = l.claim_id`,
		[JSON.stringify(wanted.map(({ batch, position }) => [batch, position]))]
	);
	return new Map(rows.map(payableLineOf).map((line) => [`${line.batch}/${line.position}`, line]));
}

function payableLineOf(row: Row): PayableLine {
	return {
		batch: integerOf(row, 'batch_number'),
		position: integerOf(row, 'position'),
		claimId: textOf(row, 'claim_id'),
		accountId: textOf(row, 'account_id'),
		missionNumber: integerOf(row, 'mission_number'),
		part: wordOf(row, 'part', CLAIM_PARTS),
		kind: wordOf(row, 'kind', ['payment', 'correction'] as const),
		paidOn: nullableTextOf(row, 'paid_on'),
		fileNumber: nullableTextOf(row, 'file_number'),
		batchCreatedAt: textOf(row, 'created_at')
	};
}

export interface PaymentFile {
	id: string;
	name: string;
	sha256: string;
	uploadedAt: string;
	uploadedBy: string | null;
	uploadedByName: string;
	/** ISO instant; null: only looked at. */
	appliedAt: string | null;
	newDates: number;
	replacedDates: number;
}

const FILE = `SELECT id, name, sha256, uploaded_at, uploaded_by, uploaded_by_name, applied_at, new_dates, replaced_dates
  FROM payment_files`;

function fileOf(row: Row): PaymentFile {
	return {
		id: textOf(row, 'id'),
		name: textOf(row, 'name'),
		sha256: textOf(row, 'sha256'),
		uploadedAt: textOf(row, 'uploaded_at'),
		uploadedBy: nullableTextOf(row, 'uploaded_by'),
		uploadedByName: textOf(row, 'uploaded_by_name'),
		appliedAt: nullableTextOf(row, 'applied_at'),
		newDates: integerOf(row, 'new_dates'),
		replacedDates: integerOf(row, 'replaced_dates')
	};
}

/** Keeps a file that was deposited, and lets go of those that nobody applied before `lapsedBefore`. */
export async function keepPaymentFile(
	code: string,
	file: Omit<PaymentFile, 'appliedAt' | 'newDates' | 'replacedDates'>,
	bytes: Uint8Array,
	lapsedBefore: string
): Promise<void> {
	await academyDb(code).write([
		{ sql: 'DELETE FROM payment_files WHERE applied_at IS NULL AND uploaded_at < ?', args: [lapsedBefore] },
		{
			sql: `INSERT INTO payment_files (id, name, sha256, uploaded_at, uploaded_by, uploaded_by_name, bytes)
VALUES (?, ?, ?, ?, ?, ?, ?)`,
			args: [file.id, file.name, file.sha256, file.uploadedAt, file.uploadedBy, file.uploadedByName, bytes]
		}
	]);
}

/** `bytes`: gzip, as kept; null once it was applied. */
export async function findPaymentFile(
	code: string,
	id: string
): Promise<{ file: PaymentFile; bytes: Uint8Array | null } | null> {
	const rows = await academyDb(code).read(`${FILE.replace('FROM', ', bytes FROM')} WHERE id = ?`, [id]);
	const row = rows[0];
	if (row === undefined) return null;
	return { file: fileOf(row), bytes: row['bytes'] === null ? null : bytesOf(row, 'bytes') };
}

/** Applied ones, newest first. */
export async function listPaymentFiles(code: string, limit: number): Promise<PaymentFile[]> {
	const rows = await academyDb(code).read(
		`${FILE} WHERE applied_at IS NOT NULL ORDER BY uploaded_at DESC LIMIT ?`,
		[limit]
	);
	return rows.map(fileOf);
}

export interface PaymentWrite {
	academy: string;
	fileId: string;
	appliedAt: string;
	newDates: number;
	replacedDates: number;
	lineCount: number;
	/** Lines that change, as they were read, each with its new date. */
	changed: { line: PayableLine; paidOn: string }[];
	audit: AuditLine;
}

const OWN = 'EXISTS (SELECT 1 FROM payment_files WHERE id = ? AND write_token = ?)';

/** True: all of them are written. False: none, because a line changed since it was read or the file was applied already. */
export async function writePayments(write: PaymentWrite): Promise<boolean> {
	const { academy, fileId, changed } = write;
	const token = randomUUID();
	const own: [string, string] = [fileId, token];
	const asRead = changed.map(({ line }) => [line.batch, line.position, line.paidOn]);
	const dates = changed.map(({ line, paidOn }) => [line.batch, line.position, paidOn]);
	const statements: Statement[] = [
		{
			sql: `UPDATE payment_files SET applied_at = ?, write_token = ?, new_dates = ?, replaced_dates = ?, line_count = ?,
  bytes = NULL
WHERE id = ? AND applied_at IS NULL AND (SELECT count(*) FROM json_each(?) e CROSS JOIN export_lines l
  ON l.batch_number = e.value ->> 0 AND l.position = e.value ->> 1 AND l.paid_on IS e.value ->> 2) = ?`,
			args: [
				write.appliedAt,
				token,
				write.newDates,
				write.replacedDates,
				write.lineCount,
				fileId,
				JSON.stringify(asRead),
				changed.length
			]
		},
		{
			sql: `UPDATE export_lines SET paid_on = e.value ->> 2 FROM json_each(?) e
WHERE batch_number = e.value ->> 0 AND position = e.value ->> 1 AND ${OWN}`,
			args: [JSON.stringify(dates), ...own]
		},
		...claimStatements(write, own),
		auditLine(write.audit, { sql: OWN, args: own })
	];
	const [first] = await academyDb(academy).write(statements);
	return (first?.rowsAffected ?? 0) === 1;
}

/** What the teacher sees is the date of the part itself; a correction's stays on its line. */
function claimStatements({ academy, changed }: PaymentWrite, own: SqlValue[]): Statement[] {
	const byClaim = new Map<string, { line: PayableLine; dates: Partial<Record<ClaimPart, string>> }>();
	for (const { line, paidOn } of changed) {
		if (line.kind === 'correction') continue;
		const known = byClaim.get(line.claimId) ?? { line, dates: {} };
		known.dates[line.part] = paidOn;
		byClaim.set(line.claimId, known);
	}
	const claims = [...byClaim.values()];
	return [
		{
			sql: `UPDATE claims SET revision = revision + 1,
  remuneration_paid_on = COALESCE(e.value ->> 1, remuneration_paid_on), travel_paid_on = COALESCE(e.value ->> 2, travel_paid_on)
FROM json_each(?) e WHERE claims.id = e.value ->> 0 AND ${OWN}`,
			args: [
				JSON.stringify(
					claims.map(({ line, dates }) => [line.claimId, dates.remuneration ?? null, dates.travel ?? null])
				),
				...own
			]
		},
		{
			sql: `INSERT INTO changes (recipient, entity, entity_id)
SELECT e.value ->> 0, 'claim', e.value ->> 1 FROM json_each(?) e WHERE ${OWN}`,
			args: [
				JSON.stringify(claims.map(({ line }) => [line.accountId, `${academy}-${line.missionNumber}`])),
				...own
			]
		}
	];
}
