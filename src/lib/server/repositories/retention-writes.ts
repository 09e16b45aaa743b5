// Removes claims whose time is over, with all that is theirs, and copies of no use; tells the devices and the audit log
// in the same write. Holds SQL and no rule.
import { missionKey } from '../../domain/mission/mission';
import { academyDb, statement, textOf, type Statement } from '../db';
import { auditLine, type AuditLine } from './audit-log';
import type { UselessCopy } from './retention-reads';
import { forgetClaimsStatements } from './statistics-writes';

/** Those that did not change since they were judged: `?1` is the JSON list of their ids and revisions. */
const JUDGED = `(SELECT c.id FROM json_each(?1) e JOIN claims c ON c.id = e.value ->> 0 AND c.revision = e.value ->> 1)`;

/** Every table that names a claim, in an order that leaves no row without what it refers to; a test compares with the schema. */
export const CLAIM_TABLES = [
	'queue_entries',
	'bulk_decision_claims',
	'export_lines',
	'export_corrections',
	'claim_history',
	'documents',
	'final_summaries',
	'applied_operations'
] as const;

/** The figures' own: what the claim counted for is taken off the sums with it. */
export const FOLLOWING_TABLES = ['claim_facts'] as const;

export interface StoredFileKey {
	accountId: string;
	sha256: string;
}

export interface RemovedClaims {
	claims: number;
	/** Bytes that no document refers to any more. */
	files: StoredFileKey[];
}

const UNREFERENCED = `NOT EXISTS (SELECT 1 FROM documents d
  WHERE d.account_id = stored_files.account_id AND d.sha256 = stored_files.sha256)`;

/** `files`: the bytes of these claims' documents go with them unless another claim holds the same. */
export async function removeClaims(
	code: string,
	claims: readonly { claimId: string; revision: number }[],
	audit: AuditLine
): Promise<RemovedClaims> {
	const args = [JSON.stringify(claims.map(({ claimId, revision }) => [claimId, revision]))];
	const ofJudged = (sql: string): Statement => ({ sql, args });
	const files = await filesOf(code, args);
	const results = await academyDb(code).write([
		// Devices forget the claim; the mission stays in their lists as long as it is shown.
		ofJudged(`INSERT INTO changes (recipient, entity, entity_id)
SELECT account_id, 'claim', '${missionKey({ academy: code, number: 0 }).slice(0, -1)}' || mission_number
FROM claims WHERE id IN ${JUDGED}`),
		ofJudged(`DELETE FROM notification_events WHERE EXISTS (SELECT 1 FROM claims c WHERE c.id IN ${JUDGED}
AND c.account_id = notification_events.account_id AND c.mission_number = notification_events.mission_number)`),
		ofJudged(`DELETE FROM queue_index WHERE rowid IN
(SELECT place FROM queue_entries WHERE claim_id IN ${JUDGED})`),
		...forgetClaimsStatements(JUDGED, args),
		...CLAIM_TABLES.map((table) => ofJudged(`DELETE FROM ${table} WHERE claim_id IN ${JUDGED}`)),
		// A batch keeps its number and its totals; its files go with the last claim in it.
		statement(`DELETE FROM export_pieces WHERE NOT EXISTS
(SELECT 1 FROM export_lines l WHERE l.batch_number = export_pieces.batch_number)`),
		ofJudged(`DELETE FROM claims WHERE id IN ${JUDGED} RETURNING id`),
		...removeFiles(files),
		auditLine(audit)
	]);
	const removed = results.at(-2 - files.length)?.rows.length ?? 0;
	return { claims: removed, files };
}

async function filesOf(code: string, args: string[]): Promise<StoredFileKey[]> {
	const rows = await academyDb(code).read(
		`SELECT DISTINCT account_id, sha256 FROM documents WHERE claim_id IN ${JUDGED}`,
		args
	);
	return rows.map((row) => ({ accountId: textOf(row, 'account_id'), sha256: textOf(row, 'sha256') }));
}

function removeFiles(files: readonly StoredFileKey[]): Statement[] {
	return files.map(({ accountId, sha256 }) =>
		statement(`DELETE FROM stored_files WHERE account_id = ? AND sha256 = ? AND ${UNREFERENCED}`, [
			accountId,
			sha256
		])
	);
}

/** The claim keeps its revision: its content is what it was. «Suivi» says which document went, and why. */
export async function removeCopies(
	code: string,
	copies: readonly UselessCopy[],
	actorName: string,
	audit: AuditLine
): Promise<void> {
	await academyDb(code).write([
		...copies.flatMap((copy) => [
			statement(
				`INSERT INTO claim_history (claim_id, at, actor, actor_name, action, reason)
SELECT claim_id, ?, 'system', ?, 'documentDeleted', name FROM documents WHERE id = ?`,
				[audit.at, actorName, copy.documentId]
			),
			statement(
				`INSERT INTO changes (recipient, entity, entity_id)
SELECT account_id, 'claim', ? FROM documents WHERE id = ?`,
				[missionKey({ academy: code, number: copy.missionNumber }), copy.documentId]
			),
			statement('DELETE FROM documents WHERE id = ?', [copy.documentId]),
			...removeFiles([copy])
		]),
		auditLine(audit)
	]);
}
