// Teachings from STS-WEB: what the staged lines mean beside what is known, and the statements that write the difference.
// SQL and nothing else.
import { statement, type Statement } from '../../db';
import type { Counted, Finding, StagedBase } from './staged';

const KEY = 'uai, mef, mef_type, subject, modality';
const same = (one: string, other: string) =>
	`${one}.intervenant_id = ${other}.intervenant_id AND ${KEY.split(', ')
		.map((column) => `${one}.${column} = ${other}.${column}`)
		.join(' AND ')}`;

export const TEACHING_FINDINGS: readonly Finding[] = [
	{
		sql: `SELECT max(line) AS line, min(line) AS other FROM staged.lines GROUP BY numen, ${KEY} HAVING count(*) > 1`,
		column: null,
		severity: 'problem',
		says: 'repeats'
	},
	{
		sql: `SELECT l.line AS line, NULL AS other FROM staged.lines l
			WHERE NOT EXISTS (SELECT 1 FROM main.intervenants i WHERE i.identifier = l.numen) ORDER BY l.line`,
		column: 'NUMEN',
		severity: 'problem',
		says: 'unknownNumen'
	}
];

export async function compareTeachings(base: StagedBase): Promise<void> {
	await base.stage(`CREATE TABLE staged.teachings (
		intervenant_id TEXT, account_id TEXT, uai TEXT, mef TEXT, mef_type TEXT, subject TEXT, modality TEXT,
		school_label TEXT, state TEXT, PRIMARY KEY (intervenant_id, ${KEY})) WITHOUT ROWID`);
	await base.stage(`INSERT INTO staged.teachings
		SELECT i.id, i.account_id, l.uai, l.mef, l.mef_type, l.subject, l.modality, l.school_label,
			CASE WHEN t.id IS NULL THEN 'new' WHEN t.school_label = l.school_label THEN 'same' ELSE 'changed' END
		FROM staged.lines l JOIN main.intervenants i ON i.identifier = l.numen
		LEFT JOIN main.teachings t ON t.intervenant_id = i.id AND t.uai = l.uai AND t.mef = l.mef
			AND t.mef_type = l.mef_type AND t.subject = l.subject AND t.modality = l.modality`);
	await base.stage(`CREATE TABLE staged.closing (
		intervenant_id TEXT, account_id TEXT, uai TEXT, mef TEXT, mef_type TEXT, subject TEXT, modality TEXT,
		PRIMARY KEY (intervenant_id, ${KEY})) WITHOUT ROWID`);
	await base.stage(`INSERT INTO staged.closing
		SELECT s.intervenant_id, i.account_id, s.uai, s.mef, s.mef_type, s.subject, s.modality
		FROM main.source_teachings s JOIN main.intervenants i ON i.id = s.intervenant_id
		WHERE s.closed_at IS NULL AND NOT EXISTS (SELECT 1 FROM staged.teachings t WHERE ${same('t', 's')})`);
}

export const TEACHING_COUNTS: Counted = {
	teachingsNew: "staged.teachings WHERE state = 'new'",
	teachingsChanged: "staged.teachings WHERE state = 'changed'",
	teachingsClosed: 'staged.closing'
};

/** A teaching goes when STS-WEB no longer has it, and is kept as closed. */
export function teachingStatements(code: string, at: string): Statement[] {
	const touched = `SELECT account_id FROM staged.closing UNION
		SELECT account_id FROM staged.teachings WHERE state <> 'same'`;
	return [
		statement(
			`DELETE FROM main.teachings WHERE id IN
			(SELECT t.id FROM staged.closing c JOIN main.teachings t ON ${same('t', 'c')})`
		),
		statement(
			`UPDATE main.source_teachings SET closed_at = ? WHERE (intervenant_id, ${KEY}) IN
			(SELECT intervenant_id, ${KEY} FROM staged.closing)`,
			[at]
		),
		statement(`INSERT INTO main.teachings (intervenant_id, ${KEY}, school_label)
			SELECT intervenant_id, ${KEY}, school_label FROM staged.teachings WHERE state <> 'same'
			ON CONFLICT (intervenant_id, ${KEY}) DO UPDATE SET school_label = excluded.school_label`),
		statement(`INSERT INTO main.source_teachings (intervenant_id, ${KEY})
			SELECT intervenant_id, ${KEY} FROM staged.teachings WHERE true
			ON CONFLICT (intervenant_id, ${KEY}) DO UPDATE SET closed_at = NULL
			WHERE source_teachings.closed_at IS NOT NULL`),
		...['profile', 'competences', 'examOptions'].map((entity) =>
			statement(
				`INSERT INTO main.changes (recipient, entity, entity_id) SELECT account_id, ?, ? FROM (${touched})`,
				[entity, code]
			)
		)
	];
}
