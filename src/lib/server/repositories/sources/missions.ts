// Missions and assignments from CYCLADES: what the staged lines mean beside what is known. SQL and nothing else; what
// is written of them: mission-writes.ts, of their claims: claims.ts.
import type { Counted, Finding, StagedBase } from './staged';
import { idsOfLines } from './staged';

const FIRST_LINES = '(SELECT number, min(line) AS first FROM staged.lines GROUP BY number)';

export const MISSION_FINDINGS: readonly Finding[] = [
	{
		sql: `SELECT l.line AS line, f.first AS other FROM staged.lines l JOIN ${FIRST_LINES} f ON f.number = l.number
			JOIN staged.lines o ON o.line = f.first WHERE o.mission_text <> l.mission_text ORDER BY l.line`,
		column: 'Numéro',
		severity: 'problem',
		says: 'missionDiffers'
	},
	{
		sql: `SELECT max(line) AS line, min(line) AS other FROM staged.lines
			GROUP BY number, matricule HAVING count(*) > 1`,
		column: null,
		severity: 'problem',
		says: 'repeats'
	},
	{
		sql: `SELECT l.line AS line, NULL AS other FROM staged.lines l
			WHERE NOT EXISTS (SELECT 1 FROM main.mission_types t WHERE t.label = l.type_label) ORDER BY l.line`,
		column: 'Type de mission',
		severity: 'problem',
		says: 'unknownType'
	},
	{
		sql: `SELECT l.line AS line, NULL AS other FROM staged.lines l
			WHERE NOT EXISTS (SELECT 1 FROM main.intervenants i WHERE i.identifier = l.matricule)
				AND NOT EXISTS (SELECT 1 FROM staged.people p WHERE p.numen = l.matricule) ORDER BY l.line`,
		column: 'Matricule',
		severity: 'problem',
		says: 'unknownPerson'
	},
	{
		sql: `SELECT l.line AS line, f.first AS other FROM staged.lines l JOIN
			(SELECT matricule, min(line) AS first FROM staged.lines WHERE kind = 'external' GROUP BY matricule) f
				ON f.matricule = l.matricule
			JOIN staged.lines o ON o.line = f.first WHERE o.person_text <> l.person_text AND l.kind = 'external'
			ORDER BY l.line`,
		column: 'Nom',
		severity: 'problem',
		says: 'personDiffers'
	},
	{
		sql: `SELECT max(l.line) AS line, min(l.line) AS other FROM staged.lines l WHERE l.option_key IS NOT NULL
			GROUP BY l.option_key HAVING count(DISTINCT json_array(l.exam, l.speciality, l.exam_option, l.option_category)) > 1`,
		column: 'Code épreuve',
		severity: 'problem',
		says: 'optionDiffers'
	}
];

const MISSION_COLUMNS = [
	...[
		'exam',
		'session',
		'speciality',
		'exam_option',
		'type_code',
		'centre_label',
		'centre_uai',
		'centre_town'
	],
	...['centre_postal_code', 'zone', 'schedule', 'starts_at', 'ends_at', 'is_during_year']
] as const;
const ASSIGNMENT_COLUMNS = [
	...['quality', 'juries', 'observations', 'heading', 'is_summoned', 'correction_state', 'cancelled_at']
] as const;

/** Which facts differ, as words joined by commas: what «Suivi» and the report tell. */
function facts(list: readonly (readonly [string, readonly string[]])[], one: string, other: string): string {
	return list
		.map(
			([word, columns]) =>
				`CASE WHEN ${columns.map((column) => `${one}.${column} IS NOT ${other}.${column}`).join(' OR ')}
					THEN '${word},' ELSE '' END`
		)
		.join(' || ');
}
const MISSION_FACTS = [
	['exam', ['exam', 'session', 'speciality', 'exam_option']],
	['type', ['type_code', 'is_during_year']],
	['centre', ['centre_label', 'centre_uai', 'centre_town', 'centre_postal_code']],
	['dates', ['schedule', 'zone']]
] as const;
const ASSIGNMENT_FACTS = [
	['quality', ['quality']],
	['juries', ['juries']],
	['observations', ['observations']],
	['heading', ['heading']],
	['summons', ['is_summoned']],
	['cancelled', ['cancelled_at']]
] as const;

export async function compareMissions(base: StagedBase, at: string): Promise<void> {
	const columns = MISSION_COLUMNS.join(', ');
	await base.stage(
		`CREATE TABLE staged.missions (number INTEGER PRIMARY KEY, ${columns}, facts TEXT DEFAULT '', state TEXT DEFAULT 'new')`
	);
	await base.stage(`INSERT INTO staged.missions (number, ${columns})
		SELECT l.number, ${MISSION_COLUMNS.map((column) => (column === 'type_code' ? 't.code' : `l.${column}`)).join(', ')}
		FROM ${FIRST_LINES} f JOIN staged.lines l ON l.line = f.first
		JOIN main.mission_types t ON t.label = l.type_label`);
	await base.stage(`UPDATE staged.missions SET facts = d.facts, state = CASE d.facts WHEN '' THEN 'same' ELSE 'changed' END
		FROM (SELECT s.number, ${facts(MISSION_FACTS, 'm', 's')} AS facts
			FROM staged.missions s JOIN main.missions m ON m.number = s.number) d WHERE d.number = missions.number`);
	await compareAssignments(base, at);
	await base.stage('CREATE TABLE staged.sessions AS SELECT DISTINCT session FROM staged.missions');
	await base.stage(`CREATE TABLE staged.closing (assignment_id TEXT PRIMARY KEY, number INTEGER, account_id TEXT,
		claim_id TEXT, claim_revision INTEGER, is_begun INTEGER)`);
	await base.stage(`INSERT INTO staged.closing
		SELECT a.id, a.mission_number, i.account_id, c.id, c.revision, c.id IS NOT NULL AND c.revision IS NOT s.claim_revision
		FROM main.source_assignments s JOIN main.assignments a ON a.id = s.assignment_id
		JOIN main.missions m ON m.number = a.mission_number JOIN main.intervenants i ON i.id = a.intervenant_id
		LEFT JOIN main.claims c ON c.assignment_id = a.id
		WHERE a.cancelled_at IS NULL AND EXISTS (SELECT 1 FROM staged.sessions e WHERE e.session IS m.session)
			AND NOT EXISTS (SELECT 1 FROM staged.assigned n WHERE n.assignment_id = a.id)`);
}

async function compareAssignments(base: StagedBase, at: string): Promise<void> {
	const columns = ASSIGNMENT_COLUMNS.join(', ');
	await base.stage(`CREATE TABLE staged.assigned (
		line INTEGER PRIMARY KEY, number INTEGER, intervenant_id TEXT, account_id TEXT, assignment_id TEXT, ${columns},
		given_remuneration TEXT, given_travel TEXT, attestation TEXT, claim_id TEXT, claim_revision INTEGER,
		is_untouched INTEGER, facts TEXT DEFAULT '', state TEXT)`);
	await base.stage(
		`INSERT INTO staged.assigned (line, number, intervenant_id, account_id, assignment_id, ${columns},
			given_remuneration, given_travel, attestation, claim_id, claim_revision, is_untouched, state)
		SELECT l.line, l.number, COALESCE(i.id, p.intervenant_id), COALESCE(i.account_id, p.account_id),
			COALESCE(a.id, ${idsOfLines(at, 'l.line')}), l.quality, l.juries, l.observations, l.heading, l.is_summoned,
			COALESCE(l.correction_state, a.correction_state),
			CASE WHEN l.is_cancelled = 1 THEN COALESCE(a.cancelled_at, ?) END,
			l.given_remuneration, l.given_travel, l.attestation, c.id, c.revision,
			c.revision IS s.claim_revision AND COALESCE(c.remuneration_exported + c.travel_exported, 0) = 0,
			CASE WHEN a.id IS NULL THEN 'new' ELSE 'same' END
		FROM staged.lines l
		LEFT JOIN main.intervenants i ON i.identifier = l.matricule
		LEFT JOIN staged.people p ON p.numen = l.matricule
		LEFT JOIN main.assignments a ON a.mission_number = l.number AND a.intervenant_id = i.id
		LEFT JOIN main.claims c ON c.assignment_id = a.id
		LEFT JOIN main.source_assignments s ON s.assignment_id = a.id`,
		[at]
	);
	await base.stage('CREATE UNIQUE INDEX staged.assigned_by_id ON assigned (assignment_id)');
	await base.stage('CREATE INDEX staged.assigned_by_mission ON assigned (number)');
	await base.stage(`UPDATE staged.assigned SET facts = d.facts,
			state = CASE WHEN d.facts <> '' OR d.is_marked THEN 'changed' ELSE 'same' END
		FROM (SELECT s.line, ${facts(ASSIGNMENT_FACTS, 'a', 's')} AS facts,
				a.correction_state IS NOT s.correction_state AS is_marked
			FROM staged.assigned s JOIN main.assignments a ON a.id = s.assignment_id WHERE s.state <> 'new') d
		WHERE d.line = assigned.line`);
}

export const MISSION_COUNTS: Counted = {
	peopleNew: "staged.people WHERE state = 'new'",
	peopleChanged: "staged.people WHERE state = 'changed'",
	missionsNew: "staged.missions WHERE state = 'new'",
	missionsChanged: "staged.missions WHERE state = 'changed'",
	assignmentsNew: "staged.assigned WHERE state = 'new'",
	assignmentsChanged: "staged.assigned WHERE state = 'changed'",
	assignmentsClosed: 'staged.closing',
	examOptionsNew: `(SELECT 1 FROM staged.lines l LEFT JOIN main.exam_options o ON o.key = l.option_key
		WHERE l.option_key IS NOT NULL AND (o.key IS NULL OR o.exam <> l.exam OR o.speciality <> l.speciality
			OR o.label <> l.exam_option OR o.category <> l.option_category) GROUP BY l.option_key)`
};

export const WRITTEN_MISSION_COLUMNS = MISSION_COLUMNS;
export const WRITTEN_ASSIGNMENT_COLUMNS = ASSIGNMENT_COLUMNS;
