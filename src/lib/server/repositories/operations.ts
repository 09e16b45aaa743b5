// What became of each operation: the memory that makes a repeat harmless. Holds SQL and no rule.
import { academyDb, nullableIntegerOf, nullableTextOf, textOf, type Statement } from '../db';
import { wordOf } from './row-values';

export interface KnownOperation {
	accountId: string;
	payloadHash: string;
	claimId: string | null;
	outcome: 'applied' | 'conflict' | 'refused';
	/** JSON of the answer; null once it was let go. */
	answer: string | null;
	/** The claim's revision after it. */
	revision: number | null;
}

export interface OperationRow extends KnownOperation {
	id: string;
	/** ISO instant, UTC. */
	appliedAt: string;
}

/** What must still be true at the moment of writing; null: nothing (no claim is touched). */
export interface WriteGuard {
	claimId: string;
	revision: number;
	/** `AssignedMission.version`. */
	missionVersion: number;
	settingsVersion: number;
}

export async function findOperation(code: string, id: string): Promise<KnownOperation | null> {
	const rows = await academyDb(code).read(
		'SELECT account_id, payload_hash, claim_id, outcome, answer, revision FROM applied_operations WHERE id = ?',
		[id]
	);
	const row = rows[0];
	if (row === undefined) return null;
	return {
		accountId: textOf(row, 'account_id'),
		payloadHash: textOf(row, 'payload_hash'),
		claimId: nullableTextOf(row, 'claim_id'),
		outcome: wordOf(row, 'outcome', ['applied', 'conflict', 'refused'] as const),
		answer: nullableTextOf(row, 'answer'),
		revision: nullableIntegerOf(row, 'revision')
	};
}

const GUARD = `EXISTS (SELECT 1 FROM claims c
  JOIN assignments a ON a.id = c.assignment_id
  JOIN missions m ON m.number = a.mission_number
  WHERE c.id = ? AND c.revision = ? AND m.version + a.version - 1 = ?)
AND EXISTS (SELECT 1 FROM settings WHERE key = 'settingsVersion' AND CAST(value AS INTEGER) = ?)`;

/**
 * First statement of a unit. It writes one row, or none if the guard no longer holds or the id is known already;
 * the unit's other statements are conditional on this row and its token (`isOwnWrite`).
 * `extra` adds conditions of one kind of operation.
 */
export function insertOperation(
	operation: OperationRow,
	writeToken: string,
	guard: WriteGuard | null,
	extra: Statement[] = []
): Statement {
	const conditions = [...(guard === null ? ['1 = 1'] : [GUARD]), ...extra.map((condition) => condition.sql)];
	return {
		sql: `INSERT INTO applied_operations
  (id, account_id, payload_hash, write_token, claim_id, outcome, answer, revision, applied_at)
SELECT ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE ${conditions.join(' AND ')}
ON CONFLICT (id) DO NOTHING`,
		args: [
			operation.id,
			operation.accountId,
			operation.payloadHash,
			writeToken,
			operation.claimId,
			operation.outcome,
			operation.answer,
			operation.revision,
			operation.appliedAt,
			...(guard === null ? [] : [guard.claimId, guard.revision, guard.missionVersion, guard.settingsVersion]),
			...extra.flatMap((condition) => condition.args)
		]
	};
}

/** SQL that is true only within the unit whose own first statement wrote the row; takes id and token. */
export const IS_OWN_WRITE = 'EXISTS (SELECT 1 FROM applied_operations WHERE id = ? AND write_token = ?)';
