// The gestionnaire's queue: lines that a condition gives, in the order of their places, a bounded number at a time.
// Each SELECT goes by the index of words or by the place, never through all lines. SQL and no rule.
import type { Academy } from '../../domain/academy/academy';
import { STORED_PART_STATUSES, type Claim } from '../../domain/claim/claim';
import type { AssignedMission, MissionSchedule } from '../../domain/mission/mission';
import type { QueueOrder } from '../../domain/queue/queue-filter';
import { academyDb, booleanOf, integerOf, nullableTextOf, textOf, type Row, type SqlValue } from '../db';
import type { QueueCondition } from './queue-match';
import { jsonOf, nullableWordOf, wordOf } from './row-values';

/** What a line of the list is made of; the shown statuses are the domain's to tell. */
export interface QueueRow {
	place: number;
	claimId: string;
	revision: number;
	accountId: string;
	/** ISO instant, UTC; null: never validated. */
	validatedAt: string | null;
	amountCents: number;
	personName: string;
	personIdentifier: string;
	claim: Pick<
		Claim,
		'remuneration' | 'travel' | 'notDone' | 'deferredTo' | 'attestation' | 'fileNumber' | 'isLate'
	>;
	mission: Pick<AssignedMission, 'number' | 'exam' | 'typeLabel' | 'schedule' | 'zone'>;
	centreLabel: string | null;
}

type Statement = { sql: string; args: SqlValue[] };

/** Places of lines after one (before one, newest first), through the index of words or straight by the place. */
function placesStatement(
	{ match, rest, args }: QueueCondition,
	order: QueueOrder,
	after: number | null,
	limit: number
): Statement {
	const [sign, direction] = order === 'oldest' ? ['>', 'ASC'] : ['<', 'DESC'];
	const from = after ?? (order === 'oldest' ? 0 : Number.MAX_SAFE_INTEGER);
	return match === null
		? {
				sql: `SELECT q.place, q.claim_id, q.validated_at, q.amount_cents FROM queue_entries q
WHERE q.place ${sign} ?${rest} ORDER BY q.place ${direction} LIMIT ?`,
				args: [from, ...args, limit]
			}
		: {
				sql: `SELECT q.place, q.claim_id, q.validated_at, q.amount_cents
FROM queue_index x CROSS JOIN queue_entries q ON q.place = x.rowid
WHERE x.queue_index MATCH ? AND x.rowid ${sign} ?${rest} ORDER BY x.rowid ${direction} LIMIT ?`,
				args: [match, from, ...args, limit]
			};
}

/** The lines themselves, each looked up by its key. */
export function linesStatement(
	condition: QueueCondition,
	order: QueueOrder,
	after: number | null,
	limit: number
): Statement {
	const places = placesStatement(condition, order, after, limit);
	return {
		sql: `SELECT p.place, p.claim_id, p.validated_at, p.amount_cents, c.revision, c.account_id, c.remuneration_status,
  c.remuneration_before_cancel, c.remuneration_exported, c.travel_status, c.travel_before_cancel, c.travel_exported,
  c.not_done_at, c.not_done_by, c.deferred_to, c.attestation, c.file_number, c.is_late,
  m.number, m.exam, m.schedule, m.zone, m.centre_label, t.label AS type_label, i.full_name, i.identifier
FROM (${places.sql}) p
CROSS JOIN claims c ON c.id = p.claim_id
CROSS JOIN assignments a ON a.id = c.assignment_id
CROSS JOIN missions m ON m.number = a.mission_number
CROSS JOIN mission_types t ON t.code = m.type_code
CROSS JOIN intervenants i ON i.id = a.intervenant_id
ORDER BY p.place ${order === 'oldest' ? 'ASC' : 'DESC'}`,
		args: places.args
	};
}

/** How many lines there are, counted no further than `limit`. */
export function countStatement({ match, rest, args }: QueueCondition, limit: number): Statement {
	const lines =
		match === null
			? `SELECT 1 FROM queue_entries q WHERE q.place > 0${rest}`
			: rest === ''
				? 'SELECT 1 FROM queue_index x WHERE x.queue_index MATCH ?'
				: `SELECT 1 FROM queue_index x CROSS JOIN queue_entries q ON q.place = x.rowid
WHERE x.queue_index MATCH ?${rest}`;
	return {
		sql: `SELECT count(*) AS lines FROM (${lines} LIMIT ?)`,
		args: [...(match === null ? [] : [match]), ...args, limit]
	};
}

export async function listQueueRows(
	academy: Pick<Academy, 'code' | 'zone'>,
	condition: QueueCondition,
	order: QueueOrder,
	after: number | null,
	limit: number
): Promise<QueueRow[]> {
	const { sql, args } = linesStatement(condition, order, after, limit);
	const rows = await academyDb(academy.code).read(sql, args);
	return rows.map((row) => queueRowOf(row, academy));
}

export async function countQueueRows(
	code: string,
	condition: QueueCondition,
	limit: number
): Promise<number> {
	const { sql, args } = countStatement(condition, limit);
	const [row] = await academyDb(code).read(sql, args);
	return row === undefined ? 0 : integerOf(row, 'lines');
}

/** The place of a claim, or null if it has none (any more). */
export async function findPlace(code: string, claimId: string): Promise<number | null> {
	const [row] = await academyDb(code).read('SELECT place FROM queue_entries WHERE claim_id = ?', [claimId]);
	return row === undefined ? null : integerOf(row, 'place');
}

/** The claim that follows (or, against the order, comes before) a place; null at the end. */
export async function findNextClaim(
	code: string,
	condition: QueueCondition,
	order: QueueOrder,
	place: number
): Promise<string | null> {
	const { sql, args } = placesStatement(condition, order, place, 1);
	const [row] = await academyDb(code).read(sql, args);
	return row === undefined ? null : textOf(row, 'claim_id');
}

function queueRowOf(row: Row, academy: Pick<Academy, 'zone'>): QueueRow {
	const part = (name: 'remuneration' | 'travel') => ({
		status: wordOf(row, `${name}_status`, STORED_PART_STATUSES),
		statusBeforeCancel: nullableWordOf(row, `${name}_before_cancel`, STORED_PART_STATUSES),
		isExported: booleanOf(row, `${name}_exported`)
	});
	const notDoneAt = nullableTextOf(row, 'not_done_at');
	return {
		place: integerOf(row, 'place'),
		claimId: textOf(row, 'claim_id'),
		revision: integerOf(row, 'revision'),
		accountId: textOf(row, 'account_id'),
		validatedAt: nullableTextOf(row, 'validated_at'),
		amountCents: integerOf(row, 'amount_cents'),
		personName: textOf(row, 'full_name'),
		personIdentifier: textOf(row, 'identifier'),
		claim: {
			remuneration: part('remuneration'),
			travel: part('travel'),
			notDone: notDoneAt === null ? null : { at: notDoneAt, by: textOf(row, 'not_done_by') },
			deferredTo:
				nullableTextOf(row, 'deferred_to') === null
					? null
					: jsonOf<NonNullable<Claim['deferredTo']>>(row, 'deferred_to'),
			attestation: nullableWordOf(row, 'attestation', ['present', 'absent'] as const),
			fileNumber: nullableTextOf(row, 'file_number'),
			isLate: booleanOf(row, 'is_late')
		},
		mission: {
			number: integerOf(row, 'number'),
			exam: textOf(row, 'exam'),
			typeLabel: textOf(row, 'type_label'),
			schedule: jsonOf<MissionSchedule>(row, 'schedule'),
			zone: nullableTextOf(row, 'zone') ?? academy.zone
		},
		centreLabel: nullableTextOf(row, 'centre_label')
	};
}
