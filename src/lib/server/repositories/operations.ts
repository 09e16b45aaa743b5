// What became of each operation: the memory that makes a repeat harmless. Holds SQL and no rule.
import {
	academyDb,
	nullableIntegerOf,
	nullableTextOf,
	textOf,
	type ResultSet,
	type SetStatement,
	type Statement
} from '../db';
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
	/** `IntervenantProfile.version`: the summary prints it, the rules read it. */
	profileVersion: number;
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

/** Columns 9 to 13 of the row are the guard's: claim, its revision, versions of mission, settings and profile. */
const GUARD = `(e.value ->> 9 IS NULL OR (EXISTS (SELECT 1 FROM claims c
  JOIN assignments a ON a.id = c.assignment_id
  JOIN missions m ON m.number = a.mission_number
  JOIN intervenants i ON i.id = a.intervenant_id
  WHERE c.id = e.value ->> 9 AND c.revision = e.value ->> 10 AND m.version + a.version - 1 = e.value ->> 11
    AND i.version = e.value ->> 13)
AND EXISTS (SELECT 1 FROM settings WHERE key = 'settingsVersion' AND CAST(value AS INTEGER) = e.value ->> 12)))`;

const INSERT = `INSERT INTO applied_operations
  (id, account_id, payload_hash, write_token, claim_id, outcome, answer, revision, applied_at)
SELECT e.value ->> 0, e.value ->> 1, e.value ->> 2, e.value ->> 3, e.value ->> 4, e.value ->> 5, e.value ->> 6,
  e.value ->> 7, e.value ->> 8
FROM json_each(?) e WHERE ${GUARD}`;
const KNOWN_IS_LEFT = ' ON CONFLICT (id) DO NOTHING RETURNING write_token';

/**
 * First statement of a unit. It writes one row, or none if the guard no longer holds or the id is known already;
 * the unit's other statements are conditional on this row and its token (`IS_OWN_WRITE`, or `OWN_ROWS` over a set).
 * Whoever finds the own token among the returned ones has written (`hasWritten`).
 * `extra` adds conditions of one kind of operation, whose statement is then no set statement any more.
 */
export function insertOperation(
	operation: OperationRow,
	writeToken: string,
	guard: WriteGuard | null,
	extra: Statement[] = []
): Statement | SetStatement {
	const row = [
		operation.id,
		operation.accountId,
		operation.payloadHash,
		writeToken,
		operation.claimId,
		operation.outcome,
		operation.answer,
		operation.revision,
		operation.appliedAt,
		...(guard === null
			? []
			: [guard.claimId, guard.revision, guard.missionVersion, guard.settingsVersion, guard.profileVersion])
	];
	if (extra.length === 0) return { sql: INSERT + KNOWN_IS_LEFT, rows: [row] };
	return {
		sql: [INSERT, ...extra.map((condition) => condition.sql)].join(' AND ') + KNOWN_IS_LEFT,
		args: [JSON.stringify([row]), ...extra.flatMap((condition) => condition.args)]
	};
}

/** Whether the unit of this token was written, by what its first statement returned. */
export function hasWritten(inserted: ResultSet | undefined, writeToken: string): boolean {
	return inserted?.rows.some((row) => row['write_token'] === writeToken) ?? false;
}

/** SQL that is true only within the unit whose own first statement wrote the row; takes id and token. */
export const IS_OWN_WRITE = 'EXISTS (SELECT 1 FROM applied_operations WHERE id = ? AND write_token = ?)';

/** The same over a set: rows `e` whose columns 0 and 1 are id and token, those that wrote alone. */
export const OWN_ROWS = `json_each(?) e CROSS JOIN applied_operations o
  ON o.id = e.value ->> 0 AND o.write_token = e.value ->> 1`;
