// The statements that write the missions and assignments of an import from CYCLADES, and tell whom they concern.
// SQL and nothing else.
import { statement, type Statement } from '../../db';
import { notificationEventsFrom } from '../notification-events';
import { tellPresidents } from '../jury-sheets';
import { WRITTEN_ASSIGNMENT_COLUMNS, WRITTEN_MISSION_COLUMNS } from './missions';

const set = (columns: readonly string[]) =>
	columns.map((column) => `${column} = excluded.${column}`).join(', ');

function optionStatements(code: string): Statement[] {
	return [
		statement(`INSERT INTO main.exam_options (key, exam, speciality, label, category)
			SELECT option_key, exam, speciality, exam_option, option_category FROM staged.lines
			WHERE option_key IS NOT NULL GROUP BY option_key
			ON CONFLICT (key) DO UPDATE SET exam = excluded.exam, speciality = excluded.speciality,
				label = excluded.label, category = excluded.category
			WHERE exam_options.exam <> excluded.exam OR exam_options.speciality <> excluded.speciality
				OR exam_options.label <> excluded.label OR exam_options.category <> excluded.category`),
		...['competences', 'examOptions'].map((entity) =>
			statement(
				`INSERT INTO main.changes (recipient, entity, entity_id) SELECT '*', ?, ? WHERE changes() > 0`,
				[entity, code]
			)
		)
	];
}

/** What is no longer in the source is closed; what comes again is open again; nothing is deleted. */
export function missionStatements(code: string, at: string): Statement[] {
	const missions = WRITTEN_MISSION_COLUMNS.join(', ');
	const assignments = WRITTEN_ASSIGNMENT_COLUMNS.join(', ');
	return [
		...optionStatements(code),
		statement(`INSERT INTO main.missions (number, ${missions})
			SELECT number, ${missions} FROM staged.missions WHERE state <> 'same'
			ON CONFLICT (number) DO UPDATE SET ${set(WRITTEN_MISSION_COLUMNS)}, version = missions.version + 1`),
		statement(`INSERT INTO main.assignments (id, mission_number, intervenant_id, ${assignments})
			SELECT assignment_id, number, intervenant_id, ${assignments} FROM staged.assigned WHERE state <> 'same'
			ON CONFLICT (id) DO UPDATE SET ${set(WRITTEN_ASSIGNMENT_COLUMNS)}, version = assignments.version + 1`),
		statement(
			`UPDATE main.assignments SET cancelled_at = ?, version = version + 1
			WHERE id IN (SELECT assignment_id FROM staged.closing)`,
			[at]
		),
		statement(`INSERT INTO main.source_assignments
				(assignment_id, claim_revision, given_remuneration, given_travel)
			SELECT s.assignment_id, CASE WHEN c.line IS NOT NULL THEN 1 END, s.given_remuneration, s.given_travel
			FROM staged.assigned s LEFT JOIN staged.claims c ON c.line = s.line WHERE true
			ON CONFLICT (assignment_id) DO UPDATE SET given_remuneration = excluded.given_remuneration,
				given_travel = excluded.given_travel,
				claim_revision = COALESCE(excluded.claim_revision, source_assignments.claim_revision)
			WHERE excluded.claim_revision IS NOT NULL OR source_assignments.given_remuneration IS NOT excluded.given_remuneration
				OR source_assignments.given_travel IS NOT excluded.given_travel`),
		...tellStatements(code)
	];
}

/** Whoever serves on what is new, changed or closed; those of a changed mission who are in no file as well. */
const CONCERNED = `SELECT account_id, number FROM staged.assigned WHERE state <> 'same'
	UNION SELECT account_id, number FROM staged.closing
	UNION SELECT i.account_id, a.mission_number FROM staged.missions m
		JOIN main.assignments a ON a.mission_number = m.number
		JOIN main.intervenants i ON i.id = a.intervenant_id WHERE m.state = 'changed'`;

function tellStatements(code: string): Statement[] {
	return [
		statement(
			`INSERT INTO main.changes (recipient, entity, entity_id)
			SELECT account_id, 'assignment', ? || '-' || number FROM (${CONCERNED})`,
			[code]
		),
		tellPresidents(code, {
			sql: `SELECT number FROM staged.assigned WHERE state <> 'same' UNION SELECT number FROM staged.closing
				UNION SELECT number FROM staged.missions WHERE state = 'changed'`,
			args: []
		})
	];
}

/** For notices while the app is closed; a change of marking alone is none. */
export function missionNotices(at: string): Statement {
	return notificationEventsFrom(
		{ accountId: 'account_id', kind: "'mission'", missionNumber: 'number', at: '?' },
		`FROM (SELECT account_id, number FROM staged.assigned WHERE state = 'new' OR facts <> ''
			UNION SELECT account_id, number FROM staged.closing
			UNION SELECT s.account_id, m.number FROM staged.missions m JOIN staged.assigned s ON s.number = m.number
				WHERE m.state = 'changed')`,
		[at]
	);
}
