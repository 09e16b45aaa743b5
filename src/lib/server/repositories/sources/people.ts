// People from one source: what the staged lines mean beside what is known, and the statements
// that write the difference. SQL and nothing else.
import { addDays } from '../../../domain/calendar/local-date-time';
import { statement, type Statement } from '../../db';
import { NEW_ID, type Counted, type Finding, type StagedBase } from './staged';

const FIRST_LINES = '(SELECT numen, min(line) AS first FROM staged.lines GROUP BY numen)';

export const PEOPLE_FINDINGS: readonly Finding[] = [
	{
		sql: `SELECT l.line AS line, f.first AS other FROM staged.lines l JOIN ${FIRST_LINES} f ON f.numen = l.numen
			JOIN staged.lines o ON o.line = f.first WHERE o.person_text <> l.person_text ORDER BY l.line`,
		column: 'NUMEN',
		severity: 'problem',
		says: 'personDiffers'
	},
	{
		sql: `SELECT max(line) AS line, min(line) AS other FROM staged.lines
			GROUP BY numen, uai, discipline_code HAVING count(*) > 1`,
		column: null,
		severity: 'problem',
		says: 'repeats'
	},
	{
		sql: `SELECT max(line) AS line, min(line) AS other FROM staged.lines
			WHERE uai IS NOT NULL AND posting_kind = 'principal' GROUP BY numen HAVING count(DISTINCT uai) > 1`,
		column: 'Type',
		severity: 'problem',
		says: 'twoPrincipals'
	},
	{
		sql: `SELECT max(line) AS line, NULL AS other FROM staged.lines GROUP BY login HAVING count(DISTINCT numen) > 1`,
		column: 'Identifiant',
		severity: 'problem',
		says: 'loginOfAnother'
	}
];

/** Of the people once they are resolved; the directory is at hand. */
export const LOGIN_FINDINGS: readonly Finding[] = [
	{
		sql: `SELECT p.line AS line, NULL AS other FROM staged.people p
			JOIN directory.accounts a ON a.identifier = p.login
			JOIN main.intervenants i ON i.account_id = a.id WHERE i.identifier <> p.numen ORDER BY p.line`,
		column: 'Identifiant',
		severity: 'problem',
		says: 'loginOfAnother'
	},
	{
		sql: `SELECT p.line AS line, NULL AS other FROM staged.people p
			JOIN directory.accounts a ON a.id = p.account_id WHERE a.identifier <> p.login AND a.kind = p.kind ORDER BY p.line`,
		column: 'Identifiant',
		severity: 'warning',
		says: 'loginKept'
	},
	{
		// An external is known to nobody else: the columns of one must not rename an academic, nor be bound to their account.
		sql: `SELECT p.line AS line, NULL AS other FROM staged.people p
			JOIN directory.accounts a ON a.id = p.account_id WHERE a.kind <> p.kind ORDER BY p.line`,
		column: null,
		severity: 'problem',
		says: 'otherNature'
	}
];

const PEOPLE_TABLE = `CREATE TABLE staged.people (
	numen TEXT PRIMARY KEY, line INTEGER, login TEXT, kind TEXT, full_name TEXT, address_lines TEXT, home_town TEXT,
	home_postal_code TEXT, is_financial_file_active INTEGER, has_nir INTEGER, function TEXT, school_uai TEXT,
	school_label TEXT, school_town TEXT, school_postal_code TEXT, intervenant_id TEXT, account_id TEXT,
	is_new_account INTEGER, is_renamed INTEGER DEFAULT 0, state TEXT DEFAULT 'same') WITHOUT ROWID`;

const IDS = `COALESCE(i.id, ${NEW_ID}), COALESCE(i.account_id, a.id, ${NEW_ID}), i.id IS NULL AND a.id IS NULL`;

/** One row a person of a file of people; the directory is at hand. */
export async function resolvePeople(base: StagedBase): Promise<void> {
	await base.stage(PEOPLE_TABLE);
	await base.stage(`INSERT INTO staged.people
		SELECT l.numen, l.line, l.login, 'academic', l.full_name, l.address_lines, l.home_town, l.home_postal_code,
			l.is_financial_file_active, l.has_nir, l.function, s.uai, s.school_label, s.school_town, s.school_postal_code,
			${IDS}, 0, 'same'
		FROM ${FIRST_LINES} f JOIN staged.lines l ON l.line = f.first
		LEFT JOIN staged.lines s ON s.line = (SELECT min(line) FROM staged.lines
			WHERE numen = f.numen AND uai IS NOT NULL AND posting_kind = 'principal')
		LEFT JOIN main.intervenants i ON i.identifier = l.numen
		LEFT JOIN directory.accounts a ON a.identifier = l.login`);
	await markPeople(base);
	await base.stage('CREATE INDEX staged.people_by_intervenant ON people (intervenant_id)');
}

/** Externals of a file of missions, who are known to no other source: their number is their identifier. */
export async function resolveExternals(base: StagedBase): Promise<void> {
	await base.stage(PEOPLE_TABLE);
	await base.stage(`INSERT INTO staged.people
		SELECT l.matricule, l.line, l.matricule, 'external', l.full_name, l.address_lines, l.home_town, l.home_postal_code,
			NULL, NULL, 'external', NULL, NULL, NULL, NULL, ${IDS}, 0, 'same'
		FROM (SELECT matricule, min(line) AS first FROM staged.lines WHERE kind = 'external' GROUP BY matricule) f
		JOIN staged.lines l ON l.line = f.first
		LEFT JOIN main.intervenants i ON i.identifier = l.matricule
		LEFT JOIN directory.accounts a ON a.identifier = l.matricule`);
	await markPeople(base);
	await base.stage('CREATE INDEX staged.people_by_intervenant ON people (intervenant_id)');
}

/** What the file says where it says something; else what is known. */
const MERGED = `COALESCE(p.full_name, i.full_name) AS full_name,
	CASE WHEN p.address_lines = '[]' THEN COALESCE(i.address_lines, '[]') ELSE p.address_lines END AS address_lines,
	COALESCE(p.home_town, i.home_town) AS home_town,
	CASE WHEN p.home_town IS NULL THEN i.home_postal_code ELSE p.home_postal_code END AS home_postal_code,
	CASE WHEN p.school_uai IS NULL THEN i.school_uai ELSE p.school_uai END AS school_uai,
	CASE WHEN p.school_uai IS NULL THEN i.school_label ELSE p.school_label END AS school_label,
	CASE WHEN p.school_uai IS NULL THEN i.school_town ELSE COALESCE(p.school_town,
		CASE WHEN i.school_uai = p.school_uai THEN i.school_town END) END AS school_town,
	CASE WHEN p.school_uai IS NULL THEN i.school_postal_code ELSE COALESCE(p.school_postal_code,
		CASE WHEN i.school_uai = p.school_uai THEN i.school_postal_code END) END AS school_postal_code,
	COALESCE(p.is_financial_file_active, i.is_financial_file_active, 0) AS is_financial_file_active,
	COALESCE(p.has_nir, i.has_nir, 0) AS has_nir,
	CASE WHEN p.function = 'generalInspector' THEN 1 WHEN p.function IN ('inspector', 'head') THEN 0
		ELSE COALESCE(i.is_inspecteur_general, 0) END AS is_inspecteur_general`;
const PERSON_COLUMNS = [
	...['full_name', 'address_lines', 'home_town', 'home_postal_code', 'school_uai', 'school_label'],
	...['school_town', 'school_postal_code', 'is_financial_file_active', 'has_nir', 'is_inspecteur_general']
];

async function markPeople(base: StagedBase): Promise<void> {
	const isSame = PERSON_COLUMNS.map((column) => `i.${column} IS m.${column}`).join(' AND ');
	await base.stage(`UPDATE staged.people SET
		state = CASE WHEN c.id IS NULL THEN 'new' WHEN c.is_same THEN 'same' ELSE 'changed' END,
		is_renamed = c.id IS NOT NULL AND c.full_name IS NOT people.full_name
		FROM (SELECT m.numen, i.id, i.full_name, ${isSame} AS is_same
			FROM (SELECT p.numen, p.intervenant_id, ${MERGED} FROM staged.people p
				LEFT JOIN main.intervenants i ON i.id = p.intervenant_id) m
			LEFT JOIN main.intervenants i ON i.id = m.intervenant_id) c
		WHERE c.numen = people.numen`);
}

export const PEOPLE_COUNTS: Counted = {
	peopleNew: "staged.people WHERE state = 'new'",
	peopleChanged: "staged.people WHERE state = 'changed'",
	peopleClosed: 'staged.leaving',
	postingsNew: "staged.postings WHERE state = 'new'",
	postingsChanged: "staged.postings WHERE state = 'changed'",
	postingsClosed: 'staged.closing'
};

/** Days after which a file that says the same again is noted anew: not at each of its imports. */
const SEEN_AGAIN_AFTER_DAYS = 30;

/** New people, and those of whom something is told otherwise; and when their «dossier financier» was said to be active. */
export function personStatements(code: string, at: string): Statement[] {
	const columns = PERSON_COLUMNS.join(', ');
	const day = at.slice(0, 10);
	return [
		statement(
			`INSERT INTO main.intervenants (id, account_id, identifier, financial_file_seen_on, ${columns})
			SELECT m.intervenant_id, m.account_id, m.numen, iif(m.is_said_active, ?, NULL),
				${PERSON_COLUMNS.map((column) => `m.${column}`).join(', ')}
			FROM (SELECT p.intervenant_id, p.account_id, p.numen, p.is_financial_file_active AS is_said_active, ${MERGED}
				FROM staged.people p
				LEFT JOIN main.intervenants i ON i.id = p.intervenant_id WHERE p.state <> 'same') m WHERE true
			ON CONFLICT (id) DO UPDATE SET ${PERSON_COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')},
				financial_file_seen_on = COALESCE(excluded.financial_file_seen_on, intervenants.financial_file_seen_on),
				version = intervenants.version + 1`,
			[day]
		),
		statement(
			`UPDATE main.intervenants SET financial_file_seen_on = ?1 FROM staged.people p
			WHERE p.intervenant_id = intervenants.id AND p.state = 'same' AND p.is_financial_file_active = 1
				AND COALESCE(intervenants.financial_file_seen_on, '') < ?2`,
			[day, addDays(day, -SEEN_AGAIN_AFTER_DAYS)]
		),
		statement(
			`INSERT INTO main.changes (recipient, entity, entity_id)
			SELECT account_id, 'profile', ? FROM staged.people WHERE state <> 'same'`,
			[code]
		)
	];
}

/** Claims whose list shows a name that changed. */
export const RENAMED_CLAIMS = `SELECT c.id FROM main.claims c
	WHERE c.account_id IN (SELECT account_id FROM staged.people WHERE is_renamed = 1)`;
