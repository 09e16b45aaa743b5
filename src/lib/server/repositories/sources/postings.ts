// Posts of people and schools of heads, from one source: what the staged lines mean beside what is known, and the
// statements that write the difference. SQL and nothing else.
import { statement, type Statement } from '../../db';
import type { StagedBase } from './staged';

/** The posts of the file, and those of this source that it no longer has. */
export async function comparePostings(base: StagedBase, source: string): Promise<void> {
	await base.stage(`CREATE TABLE staged.postings (
		intervenant_id TEXT, account_id TEXT, uai TEXT, discipline_code TEXT, school_label TEXT, kind TEXT, category TEXT,
		discipline_label TEXT, is_head INTEGER, state TEXT,
		PRIMARY KEY (intervenant_id, uai, discipline_code)) WITHOUT ROWID`);
	await base.stage(
		`INSERT INTO staged.postings
		SELECT p.intervenant_id, p.account_id, l.uai, l.discipline_code, l.school_label, l.posting_kind, l.category,
			l.discipline_label, l.function = 'head',
			CASE WHEN o.id IS NULL THEN 'new' WHEN o.school_label = l.school_label AND o.kind = l.posting_kind
				AND o.category = l.category AND o.discipline_label = l.discipline_label
				AND COALESCE(h.is_head, 0) = (l.function = 'head') THEN 'same' ELSE 'changed' END
		FROM staged.lines l JOIN staged.people p ON p.numen = l.numen
		LEFT JOIN main.postings o ON o.intervenant_id = p.intervenant_id AND o.uai = l.uai
			AND o.discipline_code = l.discipline_code
		LEFT JOIN main.source_postings h ON h.source = ? AND h.intervenant_id = p.intervenant_id AND h.uai = l.uai
			AND h.discipline_code = l.discipline_code AND h.closed_at IS NULL
		WHERE l.uai IS NOT NULL`,
		[source]
	);
	await base.stage(`CREATE TABLE staged.closing (
		intervenant_id TEXT, account_id TEXT, uai TEXT, discipline_code TEXT,
		PRIMARY KEY (intervenant_id, uai, discipline_code)) WITHOUT ROWID`);
	await base.stage(
		`INSERT INTO staged.closing
		SELECT s.intervenant_id, i.account_id, s.uai, s.discipline_code
		FROM main.source_postings s JOIN main.intervenants i ON i.id = s.intervenant_id
		WHERE s.source = ? AND s.closed_at IS NULL AND NOT EXISTS (SELECT 1 FROM staged.postings p
			WHERE p.intervenant_id = s.intervenant_id AND p.uai = s.uai AND p.discipline_code = s.discipline_code)`,
		[source]
	);
	// The post may stay and the function be another: who was the head of a school and is in it as something else.
	await base.stage(`CREATE TABLE staged.lost_heads (
		intervenant_id TEXT, account_id TEXT, uai TEXT, PRIMARY KEY (intervenant_id, uai)) WITHOUT ROWID`);
	await base.stage(
		`INSERT INTO staged.lost_heads
		SELECT DISTINCT s.intervenant_id, i.account_id, s.uai
		FROM main.source_postings s JOIN main.intervenants i ON i.id = s.intervenant_id
		WHERE s.source = ? AND s.closed_at IS NULL AND s.is_head = 1 AND NOT EXISTS (SELECT 1 FROM staged.postings p
			WHERE p.intervenant_id = s.intervenant_id AND p.uai = s.uai AND p.is_head = 1)`,
		[source]
	);
	await base.stage('CREATE TABLE staged.leaving (intervenant_id TEXT PRIMARY KEY) WITHOUT ROWID');
	await base.stage(
		`INSERT INTO staged.leaving SELECT s.intervenant_id FROM main.source_people s
		WHERE s.source = ? AND s.closed_at IS NULL
			AND NOT EXISTS (SELECT 1 FROM staged.people p WHERE p.intervenant_id = s.intervenant_id)`,
		[source]
	);
}

/** SIRHEN alone says who is «inspecteur général», which opens activities. */
const INSPECTORS_WHO_LEFT =
	statement(`UPDATE main.intervenants SET is_inspecteur_general = 0, version = version + 1
	WHERE is_inspecteur_general = 1 AND id IN (SELECT intervenant_id FROM staged.leaving)`);

/** Posts; a post goes when no source holds it any more, and is kept as closed. */
export function postingStatements(code: string, source: string, at: string): Statement[] {
	const same = (one: string, other: string) =>
		`${one}.intervenant_id = ${other}.intervenant_id AND ${one}.uai = ${other}.uai
		AND ${one}.discipline_code = ${other}.discipline_code`;
	const touched = `SELECT account_id FROM staged.closing UNION
		SELECT account_id FROM staged.postings WHERE state <> 'same' UNION
		SELECT i.account_id FROM staged.leaving l JOIN main.intervenants i ON i.id = l.intervenant_id`;
	return [
		statement(
			`DELETE FROM main.postings WHERE id IN (SELECT o.id FROM staged.closing c JOIN main.postings o ON ${same('o', 'c')}
			WHERE NOT EXISTS (SELECT 1 FROM main.source_postings s
				WHERE ${same('s', 'c')} AND s.source <> ? AND s.closed_at IS NULL))`,
			[source]
		),
		statement(
			`UPDATE main.source_postings SET closed_at = ? WHERE source = ? AND (intervenant_id, uai, discipline_code)
			IN (SELECT intervenant_id, uai, discipline_code FROM staged.closing)`,
			[at, source]
		),
		statement(
			`DELETE FROM main.head_schools WHERE (account_id, uai) IN
			(SELECT h.account_id, h.uai FROM staged.lost_heads h WHERE NOT EXISTS (
				SELECT 1 FROM main.source_postings s WHERE s.intervenant_id = h.intervenant_id AND s.uai = h.uai
				AND s.source <> ? AND s.is_head = 1 AND s.closed_at IS NULL))`,
			[source]
		),
		...(source === 'SIRHEN' ? [INSPECTORS_WHO_LEFT] : []),
		statement(`INSERT INTO main.postings
			(intervenant_id, uai, discipline_code, school_label, kind, category, discipline_label)
			SELECT intervenant_id, uai, discipline_code, school_label, kind, category, discipline_label
			FROM staged.postings WHERE state <> 'same'
			ON CONFLICT (intervenant_id, uai, discipline_code) DO UPDATE SET school_label = excluded.school_label,
				kind = excluded.kind, category = excluded.category, discipline_label = excluded.discipline_label`),
		statement(
			`INSERT INTO main.source_postings (source, intervenant_id, uai, discipline_code, is_head)
			SELECT ?, intervenant_id, uai, discipline_code, is_head FROM staged.postings WHERE true
			ON CONFLICT (source, intervenant_id, uai, discipline_code) DO UPDATE SET closed_at = NULL,
				is_head = excluded.is_head
			WHERE source_postings.closed_at IS NOT NULL OR source_postings.is_head <> excluded.is_head`,
			[source]
		),
		statement(`INSERT INTO main.head_schools (account_id, uai)
			SELECT DISTINCT account_id, uai FROM staged.postings WHERE is_head = 1 ON CONFLICT DO NOTHING`),
		statement(
			`UPDATE main.source_people SET closed_at = ? WHERE source = ?
			AND intervenant_id IN (SELECT intervenant_id FROM staged.leaving)`,
			[at, source]
		),
		statement(
			`INSERT INTO main.source_people (source, intervenant_id) SELECT ?, intervenant_id FROM staged.people WHERE true
			ON CONFLICT (source, intervenant_id) DO UPDATE SET closed_at = NULL
			WHERE source_people.closed_at IS NOT NULL`,
			[source]
		),
		...['profile', 'competences', 'examOptions'].map((entity) =>
			statement(
				`INSERT INTO main.changes (recipient, entity, entity_id) SELECT account_id, ?, ? FROM (${touched})`,
				[entity, code]
			)
		)
	];
}
