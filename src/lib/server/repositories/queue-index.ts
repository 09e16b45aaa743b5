// Keeps the gestionnaire's queue (queue_entries and its index) in step with the claims, in the write that changes them.
// What a line is made of is the view `queue_source` (academy/0008). Holds SQL and no rule.
import { academyDb, integerOf, type SetStatement, type SqlValue, type Statement } from '../db';
import { OWN_ROWS } from './operations';

const IS_CHANGED = `(q.claim_id IS NULL OR q.marks <> s.marks OR q.person <> s.person OR q.numbers <> s.numbers
  OR q.validated_at IS NOT s.validated_at OR q.amount_cents <> s.amount_cents)`;

/** Lines that no longer say what is so leave the index; a line that did not change costs its comparison alone. */
const forgetIndex = (ids: string) => `DELETE FROM queue_index WHERE rowid IN (
SELECT q.place FROM ${ids} CROSS JOIN queue_entries q ON q.claim_id = ids.claim_id
  CROSS JOIN queue_source s ON s.claim_id = q.claim_id WHERE ${IS_CHANGED})`;

/** A validation puts the claim at the end of the queue; any other change leaves its place. */
const writeEntries = (ids: string) => `INSERT INTO queue_entries
  (place, claim_id, validated_at, amount_cents, marks, person, numbers)
SELECT COALESCE(CASE WHEN q.validated_at IS s.validated_at THEN q.place END,
    (SELECT COALESCE(max(place), 0) FROM queue_entries)
      + row_number() OVER (ORDER BY COALESCE(s.validated_at, ''), s.claim_id)),
  s.claim_id, s.validated_at, s.amount_cents, s.marks, s.person, s.numbers
FROM ${ids} CROSS JOIN queue_source s ON s.claim_id = ids.claim_id
  LEFT JOIN queue_entries q ON q.claim_id = s.claim_id
WHERE ${IS_CHANGED}
ON CONFLICT (place) DO UPDATE SET amount_cents = excluded.amount_cents, marks = excluded.marks,
  person = excluded.person, numbers = excluded.numbers
ON CONFLICT (claim_id) DO UPDATE SET place = excluded.place, validated_at = excluded.validated_at,
  amount_cents = excluded.amount_cents, marks = excluded.marks, person = excluded.person, numbers = excluded.numbers`;

const writeIndex = (ids: string) => `INSERT INTO queue_index (rowid, marks, person, numbers)
SELECT q.place, q.marks, q.person, q.numbers FROM ${ids} CROSS JOIN queue_entries q ON q.claim_id = ids.claim_id
WHERE NOT EXISTS (SELECT 1 FROM queue_index_docsize d WHERE d.id = q.place) ORDER BY q.place`;

/** Of the unit's own write (see `OWN_ROWS`): its claim, in column 2. */
const OWN_CLAIMS = `(SELECT e.value ->> 2 AS claim_id FROM ${OWN_ROWS}) ids`;

/** For `writeClaim`: exam, type and centre of a claim are known already. */
export function ownQueueStatements(own: [string, string], claimId: string): SetStatement[] {
	return [forgetIndex, writeEntries, writeIndex].map((sql) => ({
		sql: sql(OWN_CLAIMS),
		rows: [[...own, claimId]]
	}));
}

/**
 * For writes of many claims, of missions or of names: the last statements of the same batch. `claimIds` is a SELECT of
 * one column, the ids of the claims concerned; its `?` are given with `args`, once.
 */
export function queueStatementsFor(claimIds: string, args: SqlValue[] = []): Statement[] {
	const list = `(WITH chosen(claim_id) AS (${claimIds}) SELECT claim_id FROM chosen) ids`;
	const gone = `claim_id IN (${claimIds}) AND NOT EXISTS
  (SELECT 1 FROM queue_source s WHERE s.claim_id = queue_entries.claim_id)`;
	return [
		labels(list, 'exam', 'm.exam', 'm.exam'),
		labels(list, 'type', 'm.type_code', 't.label'),
		labels(
			list,
			'centre',
			'COALESCE(m.centre_uai, m.centre_label)',
			'COALESCE(m.centre_label, m.centre_uai)'
		),
		`DELETE FROM queue_index WHERE rowid IN (SELECT place FROM queue_entries WHERE ${gone})`,
		`DELETE FROM queue_entries WHERE ${gone}`,
		forgetIndex(list),
		writeEntries(list),
		writeIndex(list)
	].map((sql) => ({ sql, args }));
}

function labels(ids: string, kind: string, key: string, label: string): string {
	return `INSERT INTO queue_labels (kind, key, label)
SELECT '${kind}', ${key}, max(${label}) FROM ${ids} CROSS JOIN claims c ON c.id = ids.claim_id
  JOIN missions m ON m.number = c.mission_number JOIN mission_types t ON t.code = m.type_code
WHERE ${key} IS NOT NULL GROUP BY ${key}
ON CONFLICT (kind, key) DO UPDATE SET label = excluded.label WHERE label <> excluded.label`;
}

/** Claims whose index is written in one unit while all is made anew: bounds how long the base is held. */
const REBUILD_CHUNK = 5_000;

/** Makes the whole queue anew, in the order of the last validations; how many lines it has. */
export async function rebuildQueue(code: string): Promise<number> {
	const database = academyDb(code);
	await database.write([
		{ sql: "INSERT INTO queue_index (queue_index) VALUES ('delete-all')", args: [] },
		{ sql: 'DELETE FROM queue_entries', args: [] },
		{ sql: 'DELETE FROM queue_labels', args: [] },
		...queueStatementsFor('SELECT id FROM claims').slice(0, 3),
		{
			sql: `INSERT INTO queue_entries (place, claim_id, validated_at, amount_cents, marks, person, numbers)
SELECT row_number() OVER (ORDER BY COALESCE(validated_at, ''), claim_id), claim_id, validated_at, amount_cents, marks,
  person, numbers FROM queue_source`,
			args: []
		}
	]);
	const [counted] = await database.read('SELECT count(*) AS lines FROM queue_entries');
	const lines = counted === undefined ? 0 : integerOf(counted, 'lines');
	for (let from = 0; from < lines; from += REBUILD_CHUNK) {
		await database.write([
			{
				sql: `INSERT INTO queue_index (rowid, marks, person, numbers)
SELECT place, marks, person, numbers FROM queue_entries q WHERE place > ? AND place <= ?
  AND NOT EXISTS (SELECT 1 FROM queue_index_docsize d WHERE d.id = q.place) ORDER BY place`,
				args: [from, from + REBUILD_CHUNK]
			}
		]);
	}
	return lines;
}
