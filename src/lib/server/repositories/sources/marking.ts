// The state of marking, figures and groups from SANTORIN: what the staged lines mean beside the claims, and the
// statements that write the difference. SQL and nothing else.
import { statement, type Statement } from '../../db';
import type { Counted, Finding, StagedBase } from './staged';

const ASSIGNMENT_OF_LINE = `JOIN main.intervenants i ON i.identifier = l.matricule
	JOIN main.assignments a ON a.mission_number = l.number AND a.intervenant_id = i.id`;

export const MARKING_FINDINGS: readonly Finding[] = [
	{
		sql: `SELECT max(line) AS line, min(line) AS other FROM staged.lines
			GROUP BY number, matricule HAVING count(*) > 1`,
		column: null,
		severity: 'problem',
		says: 'repeats'
	},
	{
		sql: `SELECT l.line AS line, NULL AS other FROM staged.lines l WHERE NOT EXISTS (
			SELECT 1 FROM main.intervenants i JOIN main.assignments a ON a.intervenant_id = i.id
			WHERE i.identifier = l.matricule AND a.mission_number = l.number) ORDER BY l.line`,
		column: 'Matricule',
		severity: 'problem',
		says: 'unknownAssignment'
	},
	{
		sql: `SELECT max(line) AS line, NULL AS other FROM staged.lines WHERE group_key IS NOT NULL
			GROUP BY group_key HAVING count(DISTINCT matricule) > 1`,
		column: 'Groupe',
		severity: 'problem',
		says: 'groupPersons'
	},
	{
		sql: `SELECT min(line) AS line, NULL AS other FROM staged.lines WHERE group_key IS NOT NULL
			GROUP BY group_key HAVING sum(is_carrier) <> 1`,
		column: 'Porteur',
		severity: 'problem',
		says: 'groupCarrier'
	}
];

/** Told once the comparison is made: what stays as it is. */
export const MARKING_WARNINGS: readonly Finding[] = [
	{
		sql: "SELECT line, NULL AS other FROM staged.figures WHERE state = 'entered' ORDER BY line",
		column: 'Copies',
		severity: 'warning',
		says: 'enteredByPerson'
	},
	{
		sql: "SELECT line, NULL AS other FROM staged.figures WHERE state = 'kept' ORDER BY line",
		column: 'Copies',
		severity: 'warning',
		says: 'figureKept'
	},
	{
		sql: `SELECT line, NULL AS other FROM staged.grouped WHERE state = 'kept' AND to_status = 'cancelled'
			ORDER BY line`,
		column: 'Groupe',
		severity: 'warning',
		says: 'groupState'
	},
	{
		sql: `SELECT l.line AS line, NULL AS other FROM staged.lines l WHERE l.group_key IS NOT NULL AND l.is_carrier = 1
			AND NOT EXISTS (SELECT 1 FROM staged.grouped g WHERE g.line = l.line AND g.state <> 'kept') ORDER BY l.line`,
		column: 'Porteur',
		severity: 'warning',
		says: 'groupCarrierKept'
	}
];

const PAY = "json_extract(c.content, '$.remuneration.kind')";

export async function compareMarking(base: StagedBase): Promise<void> {
	await base.stage(`CREATE TABLE staged.marked (line INTEGER PRIMARY KEY, assignment_id TEXT, account_id TEXT,
		number INTEGER, correction_state TEXT)`);
	await base.stage(`INSERT INTO staged.marked
		SELECT l.line, a.id, i.account_id, l.number, l.correction_state FROM staged.lines l ${ASSIGNMENT_OF_LINE}
		WHERE l.correction_state IS NOT NULL AND a.correction_state IS NOT l.correction_state`);
	await base.stage(`CREATE TABLE staged.figures (line INTEGER PRIMARY KEY, claim_id TEXT, account_id TEXT,
		number INTEGER, unit TEXT, count INTEGER, base_revision INTEGER, state TEXT)`);
	await base.stage(`INSERT INTO staged.figures
		SELECT l.line, c.id, c.account_id, l.number, l.unit, l.count, c.revision,
			CASE WHEN ${PAY} <> 'santorin' THEN CASE WHEN ${PAY} IN ('copies', 'candidates') THEN 'entered' ELSE 'none' END
				WHEN json_extract(c.content, '$.remuneration.unit') IS l.unit
					AND json_extract(c.content, '$.remuneration.count') IS l.count THEN 'same'
				WHEN c.remuneration_status IN ('open', 'gestionnaireToHandle') THEN 'changed' ELSE 'kept' END
		FROM staged.lines l ${ASSIGNMENT_OF_LINE} JOIN main.claims c ON c.assignment_id = a.id
		WHERE l.count IS NOT NULL AND c.remuneration_status <> 'none'`);
	await compareGroups(base);
}

/** Whom an acceptance is not for: attested absent, or declared «non effectuée» (domain.md, as in transitions.ts). */
const IS_BARRED = "(c.attestation IS 'absent' OR c.not_done_at IS NOT NULL)";

/**
 * The grouping claim is «Validé par gestionnaire», the others «Annulé», all with the comment (guide §2.6.4.2). Where it
 * cannot be, none is cancelled: what they stand for would be paid by nobody.
 */
async function compareGroups(base: StagedBase): Promise<void> {
	await base.stage(`CREATE TABLE staged.grouped (line INTEGER PRIMARY KEY, claim_id TEXT, account_id TEXT,
		number INTEGER, group_key TEXT, from_status TEXT, to_status TEXT, comment TEXT, file_rank INTEGER, state TEXT)`);
	await base.stage(`INSERT INTO staged.grouped
		SELECT l.line, c.id, c.account_id, l.number, l.group_key, c.remuneration_status, w.to_status, h.comment,
			CASE WHEN w.to_status = 'accepted' AND c.file_number IS NULL THEN row_number()
				OVER (PARTITION BY w.to_status = 'accepted' AND c.file_number IS NULL ORDER BY l.line) END,
			CASE WHEN c.remuneration_status = w.to_status THEN
					CASE WHEN c.grouping_comment IS h.comment THEN 'same' ELSE 'told' END
				WHEN c.remuneration_exported = 1 OR (w.to_status = 'accepted' AND ${IS_BARRED})
					OR c.remuneration_status NOT IN ('open', 'validated', 'gestionnaireToHandle') THEN 'kept'
				ELSE 'changed' END
		FROM staged.lines l ${ASSIGNMENT_OF_LINE} JOIN main.claims c ON c.assignment_id = a.id
		JOIN (SELECT group_key, max(CASE WHEN is_carrier = 1 THEN comment END) AS comment FROM staged.lines
			WHERE group_key IS NOT NULL GROUP BY group_key) h ON h.group_key = l.group_key
		JOIN (SELECT 1 AS is_carrier, 'accepted' AS to_status UNION SELECT 0, 'cancelled') w
			ON w.is_carrier = l.is_carrier
		WHERE l.group_key IS NOT NULL`);
	await base.stage(`UPDATE staged.grouped SET state = 'kept' WHERE to_status = 'cancelled' AND state = 'changed'
		AND NOT EXISTS (SELECT 1 FROM staged.grouped h
			WHERE h.group_key = grouped.group_key AND h.to_status = 'accepted' AND h.state <> 'kept')`);
}

export const MARKING_COUNTS: Counted = {
	statesChanged: 'staged.marked',
	figuresChanged: "staged.figures WHERE state = 'changed'",
	claimsGrouped: "staged.grouped WHERE state IN ('changed', 'told')"
};

/** `actor`: who the line of «Suivi» names; `base`: of the «N° Dossier». */
export function markingStatements(code: string, actor: string, base: number, at: string): Statement[] {
	return [
		statement(`UPDATE main.assignments SET correction_state = m.correction_state, version = assignments.version + 1
			FROM staged.marked m WHERE assignments.id = m.assignment_id`),
		statement(
			`INSERT INTO main.changes (recipient, entity, entity_id)
			SELECT account_id, 'assignment', ? || '-' || number FROM staged.marked`,
			[code]
		),
		...figureStatements(),
		...groupStatements(actor, base, at),
		statement(
			`INSERT INTO main.changes (recipient, entity, entity_id)
			SELECT account_id, 'claim', ? || '-' || number FROM (
				SELECT account_id, number FROM staged.figures WHERE state = 'changed'
				UNION SELECT account_id, number FROM staged.grouped WHERE state IN ('changed', 'told'))`,
			[code]
		)
	];
}

/** A claim that nobody began stays one: its figures are the source's as well. */
function figureStatements(): Statement[] {
	return [
		statement(`UPDATE main.source_assignments SET claim_revision = claim_revision + 1
			FROM staged.figures f JOIN main.claims c ON c.id = f.claim_id
			WHERE f.state = 'changed' AND source_assignments.assignment_id = c.assignment_id
				AND source_assignments.claim_revision = c.revision AND c.revision = f.base_revision`),
		statement(`UPDATE main.claims SET revision = claims.revision + 1,
			content = json_set(claims.content, '$.remuneration.unit', f.unit, '$.remuneration.count', f.count)
			FROM staged.figures f WHERE f.state = 'changed' AND claims.id = f.claim_id
				AND claims.remuneration_status IN ('open', 'gestionnaireToHandle')`)
	];
}

/** The grouping claims first: the others go only if theirs did, whatever happened since it was looked at. */
function groupStatements(actor: string, base: number, at: string): Statement[] {
	return [
		...groupedBy('accept', `NOT ${IS_BARRED}`, actor, at),
		numbered(base, at),
		...groupedBy(
			'cancel',
			`EXISTS (SELECT 1 FROM staged.grouped h JOIN main.claims k ON k.id = h.claim_id WHERE h.group_key = g.group_key
				AND h.to_status = 'accepted' AND k.remuneration_status = 'accepted')`,
			actor,
			at
		),
		statement(`UPDATE main.claims SET revision = claims.revision + 1, grouping_comment = g.comment
			FROM staged.grouped g WHERE g.state = 'told' AND claims.id = g.claim_id`)
	];
}

/** `condition`: on the claim `c` and its line `g`, besides being as it was looked at. */
function groupedBy(action: 'accept' | 'cancel', condition: string, actor: string, at: string): Statement[] {
	const to = action === 'accept' ? 'accepted' : 'cancelled';
	const which = `FROM staged.grouped g JOIN main.claims c ON c.id = g.claim_id
		WHERE g.state = 'changed' AND g.to_status = '${to}' AND c.remuneration_exported = 0
			AND c.remuneration_status = g.from_status AND ${condition}`;
	return [
		statement(
			`INSERT INTO main.claim_history
			(claim_id, at, actor, actor_name, action, part, from_status, to_status, reason)
			SELECT g.claim_id, ?, 'system', ?, '${action}', 'remuneration', c.remuneration_status, '${to}', g.comment
			${which}`,
			[at, actor]
		),
		statement(`UPDATE main.claims SET revision = claims.revision + 1, grouping_comment = w.comment,
			remuneration_before_cancel = ${action === 'cancel' ? 'claims.remuneration_status' : 'NULL'},
			remuneration_status = '${to}'
			FROM (SELECT g.claim_id, g.comment ${which}) w WHERE claims.id = w.claim_id`)
	];
}

/** «N° Dossier» of those that were accepted just now without ever being validated. */
function numbered(base: number, at: string): Statement {
	return statement(
		`UPDATE main.claims SET first_validated_at = COALESCE(claims.first_validated_at, b.at),
			file_number = (b.base + 2 * g.file_rank) || '-' || (b.base + 2 * g.file_rank - 1)
		FROM (SELECT CAST(? AS INTEGER) AS base, ? AS at) b, staged.grouped g
		WHERE g.state = 'changed' AND g.file_rank IS NOT NULL AND claims.id = g.claim_id
			AND claims.file_number IS NULL AND claims.remuneration_status = 'accepted'`,
		[base, at]
	);
}

/** Claims whose line in the gestionnaires' list is another. */
export const MARKED_CLAIMS = `SELECT claim_id FROM staged.grouped WHERE state IN ('changed', 'told')
	UNION SELECT claim_id FROM staged.figures WHERE state = 'changed'`;
