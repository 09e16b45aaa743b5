// Keeps the figures up with the claims, a slice at a time: first a count of all, then what the logs of changes and of
// history tell. Each slice is one write that holds only if the figures stand where they were read. SQL and no rule.
import { academyDb, integerOf, nullableTextOf, textOf, type SqlValue, type Statement } from '../db';

/** How far the figures have come. */
export interface StatisticsProgress {
	/** The last claim of the first count; null: all were counted once. */
	countedTo: string | null;
	changeSequence: number;
	historyId: number;
}

export interface SentBack {
	id: number;
	claimId: string;
	at: string;
	reason: string;
}

/** Begins where the log of changes stands now: what changes during the first count is counted again after it. */
export async function readProgress(code: string): Promise<StatisticsProgress> {
	const rows = await academyDb(code).read(
		'SELECT counted_to, change_sequence, history_id FROM statistics_progress WHERE id = 1'
	);
	const row = rows[0];
	if (row !== undefined) {
		return {
			countedTo: nullableTextOf(row, 'counted_to'),
			changeSequence: integerOf(row, 'change_sequence'),
			historyId: integerOf(row, 'history_id')
		};
	}
	await academyDb(code).write([
		{
			sql: `INSERT INTO statistics_progress (id, counted_to, change_sequence, history_id)
SELECT 1, '', COALESCE((SELECT max(sequence) FROM changes), 0), 0 WHERE true ON CONFLICT (id) DO NOTHING`,
			args: []
		}
	]);
	return readProgress(code);
}

export async function claimIdsAfter(code: string, after: string, limit: number): Promise<string[]> {
	const rows = await academyDb(code).read('SELECT id FROM claims WHERE id > ? ORDER BY id LIMIT ?', [
		after,
		limit
	]);
	return rows.map((row) => textOf(row, 'id'));
}

/** Claims that the log names after this place, and the place of the last line that was looked at; null: none is left. */
export async function changedClaims(
	code: string,
	after: number,
	limit: number
): Promise<{ claimIds: string[]; last: number } | null> {
	const rows = await academyDb(code).read(
		'SELECT sequence, recipient, entity, entity_id FROM changes WHERE sequence > ? ORDER BY sequence LIMIT ?',
		[after, limit]
	);
	const last = rows.at(-1);
	if (last === undefined) return null;
	const named = new Map<string, [string, number]>();
	for (const row of rows) {
		const entity = textOf(row, 'entity');
		if (entity !== 'claim' && entity !== 'assignment') continue;
		const id = textOf(row, 'entity_id');
		const recipient = textOf(row, 'recipient');
		named.set(`${recipient} ${id}`, [recipient, Number(id.slice(id.lastIndexOf('-') + 1))]);
	}
	const found = await academyDb(code).read(
		`SELECT c.id FROM json_each(?) e CROSS JOIN claims c
		ON c.account_id = e.value ->> 0 AND c.mission_number = e.value ->> 1`,
		[JSON.stringify([...named.values()])]
	);
	return { claimIds: found.map((row) => textOf(row, 'id')), last: integerOf(last, 'sequence') };
}

/** Sendings back after this line of the history, in order. */
export async function sentBackAfter(code: string, after: number, limit: number): Promise<SentBack[]> {
	const rows = await academyDb(code).read(
		`SELECT id, claim_id, at, reason FROM claim_history INDEXED BY claim_history_sent_back
		WHERE action = 'sendBack' AND id > ? ORDER BY id LIMIT ?`,
		[after, limit]
	);
	return rows.map((row) => ({
		id: integerOf(row, 'id'),
		claimId: textOf(row, 'claim_id'),
		at: textOf(row, 'at'),
		reason: nullableTextOf(row, 'reason') ?? ''
	}));
}

const AS_READ = `EXISTS (SELECT 1 FROM statistics_progress
  WHERE id = 1 AND counted_to IS ? AND change_sequence = ? AND history_id = ?)`;

const asReadArgs = (was: StatisticsProgress): SqlValue[] => [
	was.countedTo,
	was.changeSequence,
	was.historyId
];

function stateOf(part: 'remuneration' | 'travel'): string {
	return `CASE
    WHEN c.${part}_status IN ('none', 'cancelled') THEN c.${part}_status
    WHEN c.not_done_at IS NOT NULL THEN 'notDone'
    WHEN c.${part}_status IN ('accepted', 'handled') AND c.${part}_paid_on IS NOT NULL THEN 'paid'
    WHEN c.${part}_exported = 1 THEN 'exported'
    ${part === 'travel' ? "WHEN c.travel_status = 'open' AND c.deferred_to IS NOT NULL THEN 'deferred'" : ''}
    ELSE c.${part}_status END`;
}

/** When the académie's clock is how far from UTC: from an instant (ISO) on, so many minutes. The first is before any claim. */
export type ClockShifts = readonly [from: string, minutes: number][];

const SHIFTS = `shift(from_at, minutes) AS (SELECT value ->> 0, value ->> 1 FROM json_each(?))`;

/** The day that the académie's clock showed at an instant: 23:30 UTC of 30 April is 1 May in Paris. */
function localDay(instant: string): string {
	return `date(${instant}, (SELECT minutes FROM (SELECT minutes, max(from_at) FROM shift WHERE from_at <= ${instant})) || ' minutes')`;
}

/** Since when it waits; empty where an age says nothing. */
function dayOf(part: 'remuneration' | 'travel'): string {
	return `CASE c.${part}_status WHEN 'validated' THEN COALESCE(${localDay('c.last_validated_at')}, '')
    WHEN 'open' THEN substr(m.ends_at, 1, 10) WHEN 'gestionnaireToHandle' THEN substr(m.ends_at, 1, 10) ELSE '' END`;
}

/** The last acceptance of a part that still is accepted; a claim without one counts in no delay. */
const ACCEPTED_AT = `CASE WHEN 'accepted' IN (c.remuneration_status, c.travel_status) AND c.first_validated_at IS NOT NULL
    THEN (SELECT max(h.at) FROM claim_history h WHERE h.claim_id = c.id AND h.action = 'accept' AND 'accepted' =
      CASE h.part WHEN 'remuneration' THEN c.remuneration_status WHEN 'travel' THEN c.travel_status ELSE 'accepted' END) END`;

const OF_GROUPS = `json_each(?) e CROSS JOIN claims c ON c.id = e.value CROSS JOIN missions m ON m.number = c.mission_number`;

function groupsStatement(ids: string, was: StatisticsProgress): Statement {
	return {
		sql: `INSERT INTO statistics_groups (session, exam)
SELECT DISTINCT COALESCE(m.session, ''), m.exam FROM ${OF_GROUPS} WHERE ${AS_READ} ON CONFLICT (session, exam) DO NOTHING`,
		args: [ids, ...asReadArgs(was)]
	};
}

/** What the facts count for, added (`1`) or taken away (`-1`). `facts`: claim_facts named `f`, as a FROM; `where` on it. */
function countStatements(facts: string, where: string, sign: 1 | -1, args: SqlValue[]): Statement[] {
	return [
		...(['remuneration', 'travel'] as const).map((part) => ({
			sql: `INSERT INTO statistics_states (group_id, part, state, day, n)
SELECT f.group_id, '${part}', f.${part}_state, f.${part}_day, ${sign} * count(*) FROM ${facts}
WHERE f.${part}_state IS NOT NULL AND ${where} GROUP BY 1, 3, 4
ON CONFLICT (group_id, part, state, day) DO UPDATE SET n = n + excluded.n`,
			args
		})),
		{
			sql: `INSERT INTO statistics_delays (group_id, month, hours, n)
SELECT f.group_id, f.accepted_month, f.processing_hours, ${sign} * count(*) FROM ${facts}
WHERE f.accepted_month IS NOT NULL AND ${where} GROUP BY 1, 2, 3
ON CONFLICT (group_id, month, hours) DO UPDATE SET n = n + excluded.n`,
			args
		}
	];
}

/**
 * Takes claims off the figures for good, as part of the write that erases them: the log of changes names them afterwards,
 * but finds them no more. `claimIds`: SQL of their ids, with its own arguments.
 */
export function forgetClaimsStatements(claimIds: string, args: SqlValue[]): Statement[] {
	const where = `f.claim_id IN ${claimIds}`;
	return [
		...countStatements('claim_facts f', where, -1, args),
		{ sql: `DELETE FROM claim_facts AS f WHERE ${where}`, args }
	];
}

/** Facts of a slice, for `countStatements`. */
const OF_SLICE = 'json_each(?) e CROSS JOIN claim_facts f ON f.claim_id = e.value';

/** `countedHours` of the domain, in SQL: to the hour below three days, to the day beyond. */
const COUNTED_HOURS = `CASE WHEN hours <= 0 THEN 0 WHEN hours < 72 THEN CAST(hours AS INTEGER)
  ELSE CAST(hours / 24 AS INTEGER) * 24 END`;

/** Counts these claims anew and moves on. True: written; false: another process was faster. */
export async function countClaims(
	code: string,
	claimIds: readonly string[],
	was: StatisticsProgress,
	next: Pick<StatisticsProgress, 'countedTo' | 'changeSequence'>,
	shifts: ClockShifts
): Promise<boolean> {
	const ids = JSON.stringify([...new Set(claimIds)]);
	const asRead = asReadArgs(was);
	const results = await academyDb(code).write([
		groupsStatement(ids, was),
		...countStatements(OF_SLICE, AS_READ, -1, [ids, ...asRead]),
		{
			sql: `DELETE FROM claim_facts WHERE claim_id IN (SELECT value FROM json_each(?)) AND ${AS_READ}`,
			args: [ids, ...asRead]
		},
		{
			sql: `WITH ${SHIFTS}
INSERT INTO claim_facts (claim_id, group_id, remuneration_state, remuneration_day, travel_state, travel_day,
  accepted_month, processing_hours)
SELECT id, group_id, pay, pay_day, travel, travel_day, substr(${localDay('accepted_at')}, 1, 7), iif(accepted_at IS NULL, NULL, ${COUNTED_HOURS})
FROM (SELECT id, group_id, pay, pay_day, travel, travel_day, accepted_at,
    (julianday(accepted_at) - julianday(first_validated_at)) * 24 + 0.000001 AS hours
  FROM (SELECT c.id, g.id AS group_id, ${stateOf('remuneration')} AS pay, ${dayOf('remuneration')} AS pay_day,
      ${stateOf('travel')} AS travel, ${dayOf('travel')} AS travel_day, c.first_validated_at, ${ACCEPTED_AT} AS accepted_at
    FROM ${OF_GROUPS} CROSS JOIN statistics_groups g ON g.session = COALESCE(m.session, '') AND g.exam = m.exam
    WHERE ${AS_READ}))`,
			args: [JSON.stringify(shifts), ids, ...asRead]
		},
		...countStatements(OF_SLICE, AS_READ, 1, [ids, ...asRead]),
		{
			sql: `UPDATE statistics_progress SET counted_to = ?, change_sequence = ?
WHERE id = 1 AND counted_to IS ? AND change_sequence = ? AND history_id = ?`,
			args: [next.countedTo, next.changeSequence, ...asRead]
		}
	]);
	return results.at(-1)?.rowsAffected === 1;
}

/** Counts reasons of sendings back, once each, and moves on. */
export async function countRefusals(
	code: string,
	refusals: readonly { claimId: string; key: string; reason: string }[],
	was: StatisticsProgress,
	nextHistoryId: number
): Promise<boolean> {
	const asRead = asReadArgs(was);
	const results = await academyDb(code).write([
		groupsStatement(JSON.stringify(refusals.map(({ claimId }) => claimId)), was),
		{
			sql: `INSERT INTO statistics_refusals (group_id, reason_key, reason, n)
SELECT g.id, e.value ->> 1, e.value ->> 2, count(*) FROM json_each(?) e
CROSS JOIN claims c ON c.id = e.value ->> 0 CROSS JOIN missions m ON m.number = c.mission_number
CROSS JOIN statistics_groups g ON g.session = COALESCE(m.session, '') AND g.exam = m.exam
WHERE ${AS_READ} GROUP BY 1, 2 ON CONFLICT (group_id, reason_key) DO UPDATE SET n = n + excluded.n`,
			args: [JSON.stringify(refusals.map(({ claimId, key, reason }) => [claimId, key, reason])), ...asRead]
		},
		{
			sql: `UPDATE statistics_progress SET history_id = ?
WHERE id = 1 AND counted_to IS ? AND change_sequence = ? AND history_id = ?`,
			args: [nextHistoryId, ...asRead]
		}
	]);
	return results.at(-1)?.rowsAffected === 1;
}

/** Begins anew: for who has reason to think that the figures are wrong. */
export async function forgetStatistics(code: string): Promise<void> {
	await academyDb(code).write(
		['states', 'delays', 'refusals', 'progress']
			.map((name) => ({ sql: `DELETE FROM statistics_${name}`, args: [] }) as Statement)
			.concat([{ sql: 'DELETE FROM claim_facts', args: [] }])
	);
}
