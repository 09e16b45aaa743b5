// Claims of an import from CYCLADES: what the rules have to look at, and the statements that write what they said. SQL
// and nothing else.
import { statement, textOf, type JsonValue, type Statement } from '../../db';
import { jsonOf } from '../row-values';
import type { Counted, StagedBase } from './staged';

const CLAIM_FIELDS = [
	...['remuneration_status', 'remuneration_before_cancel', 'travel_status', 'travel_before_cancel', 'content']
] as const;

export async function makeClaimTables(base: StagedBase): Promise<void> {
	const fields = CLAIM_FIELDS.join(', ');
	await base.stage(`CREATE TABLE staged.claims (line INTEGER PRIMARY KEY, id TEXT, ${fields}, file_rank INTEGER,
		history TEXT)`);
	await base.stage(`CREATE TABLE staged.regenerated (claim_id TEXT PRIMARY KEY, line INTEGER, base_revision INTEGER,
		${fields})`);
	await base.stage(
		'CREATE TABLE staged.kept (claim_id TEXT PRIMARY KEY, account_id TEXT, number INTEGER, line INTEGER, facts TEXT, reason TEXT)'
	);
	await base.stage(`INSERT INTO staged.kept (claim_id, account_id, number, line, facts)
		SELECT c.id, i.account_id, a.mission_number, s.line, COALESCE(m.facts, '') || COALESCE(s.facts, '')
		FROM (SELECT assignment_id FROM staged.assigned WHERE facts <> ''
			UNION SELECT a.id FROM staged.missions m JOIN main.assignments a ON a.mission_number = m.number
				WHERE m.state = 'changed') n
		JOIN main.assignments a ON a.id = n.assignment_id
		JOIN main.intervenants i ON i.id = a.intervenant_id
		JOIN main.claims c ON c.assignment_id = a.id
		LEFT JOIN staged.assigned s ON s.assignment_id = a.id
		LEFT JOIN staged.missions m ON m.number = a.mission_number
		WHERE COALESCE(s.is_untouched, 0) = 0
			AND NOT EXISTS (SELECT 1 FROM staged.closing g WHERE g.assignment_id = a.id)`);
	await base.stage(
		'CREATE TABLE staged.attested (claim_id TEXT PRIMARY KEY, account_id TEXT, number INTEGER, word TEXT)'
	);
	await base.stage(`INSERT INTO staged.attested
		SELECT s.claim_id, s.account_id, s.number, s.attestation FROM staged.assigned s
		JOIN main.claims c ON c.id = s.claim_id WHERE s.attestation IS NOT NULL AND c.attestation IS NULL`);
}

/** What the rules look at for one assignment, as one JSON (the driver's price is by the column). */
export interface PlannedRow {
	line: number;
	claimId: string | null;
	claimRevision: number | null;
	/** Of the claim as it is: SANTORIN's figures in it are kept. */
	content: unknown;
	attestation: string | null;
	givenRemuneration: string | null;
	givenTravel: string | null;
	isDuringYear: number;
	isHomeKnown: number;
	mission: Record<string, unknown>;
	profile: Record<string, unknown>;
}

/** Assignments whose claim the rules make or make anew, after `line`, in order. */
export async function plannedPage(base: StagedBase, after: number, limit: number): Promise<PlannedRow[]> {
	const rows = await base.read(
		`SELECT json_object('line', s.line, 'claimId', s.claim_id, 'claimRevision', s.claim_revision,
			'content', json((SELECT content FROM main.claims WHERE id = s.claim_id)),
			'attestation', s.attestation, 'givenRemuneration', s.given_remuneration, 'givenTravel', s.given_travel,
			'isDuringYear', m.is_during_year,
			'isHomeKnown', COALESCE(p.home_town, i.home_town, p.school_town, i.school_town) IS NOT NULL,
			'mission', json_object('number', m.number, 'exam', m.exam, 'session', m.session,
				'speciality', m.speciality, 'examOption', m.exam_option, 'typeCode', m.type_code, 'typeLabel', t.label,
				'payInput', t.pay_input, 'isDeliberation', t.is_deliberation, 'portal', t.portal,
				'centreLabel', m.centre_label, 'centreUai', m.centre_uai, 'centreTown', m.centre_town,
				'centrePostalCode', m.centre_postal_code, 'zone', m.zone, 'schedule', json(m.schedule),
				'quality', s.quality, 'juries', json(s.juries), 'observations', s.observations, 'heading', s.heading,
				'isSummoned', s.is_summoned, 'cancelledAt', s.cancelled_at, 'correctionState', s.correction_state),
			'profile', json_object('identifier', COALESCE(i.identifier, p.numen),
				'fullName', COALESCE(p.full_name, i.full_name),
				'addressLines', json(COALESCE(i.address_lines, p.address_lines)),
				'homeTown', COALESCE(p.home_town, i.home_town),
				'homePostalCode', COALESCE(p.home_postal_code, i.home_postal_code),
				'schoolLabel', i.school_label, 'schoolTown', i.school_town, 'schoolPostalCode', i.school_postal_code,
				'schoolUai', i.school_uai)) AS file, s.line AS line
		FROM staged.assigned s JOIN staged.missions m ON m.number = s.number
		JOIN main.mission_types t ON t.code = m.type_code
		LEFT JOIN main.intervenants i ON i.id = s.intervenant_id
		LEFT JOIN staged.people p ON p.intervenant_id = s.intervenant_id
		WHERE s.line > ? AND (s.claim_id IS NULL OR
			(s.is_untouched = 1 AND s.cancelled_at IS NULL AND (s.facts <> '' OR m.state = 'changed')))
		ORDER BY s.line LIMIT ?`,
		[after, limit]
	);
	return rows.map((row) => jsonOf<PlannedRow>(row, 'file'));
}

/** Rows: line, id, the fields, rank among those that need a «N° Dossier» (or null), history as JSON. */
export async function addClaims(base: StagedBase, rows: readonly JsonValue[][]): Promise<void> {
	await addRows(base, 'claims', 9, rows);
}

/** Rows: claim id, line, revision that it was made from, the fields. */
export async function addRegenerated(base: StagedBase, rows: readonly JsonValue[][]): Promise<void> {
	await addRows(base, 'regenerated', 8, rows);
}

async function addRows(
	base: StagedBase,
	table: string,
	width: number,
	rows: readonly JsonValue[][]
): Promise<void> {
	if (rows.length === 0) return;
	const values = Array.from({ length: width }, (_, place) => `value ->> ${place}`).join(', ');
	await base.stage(`INSERT INTO staged.${table} SELECT ${values} FROM json_each(?)`, [JSON.stringify(rows)]);
}

export interface KeptClaim {
	claimId: string;
	number: number;
	line: number | null;
	facts: string;
}

export async function keptPage(base: StagedBase, after: string, limit: number): Promise<KeptClaim[]> {
	const rows = await base.read(
		`SELECT json_object('claimId', claim_id, 'number', number, 'line', line, 'facts', facts) AS file
		FROM staged.kept WHERE claim_id > ? ORDER BY claim_id LIMIT ?`,
		[after, limit]
	);
	return rows.map((row) => jsonOf<KeptClaim>(row, 'file'));
}

export async function setReasons(base: StagedBase, rows: readonly JsonValue[][]): Promise<void> {
	await base.stage(
		`UPDATE staged.kept SET reason = e.value ->> 1 FROM json_each(?) e WHERE claim_id = e.value ->> 0`,
		[JSON.stringify(rows)]
	);
}

export async function closingPage(
	base: StagedBase,
	limit: number
): Promise<{ number: number; isBegun: boolean }[]> {
	const rows = await base.read(
		`SELECT json_object('number', number, 'isBegun', is_begun) AS file FROM staged.closing
		ORDER BY number, assignment_id LIMIT ?`,
		[limit]
	);
	return rows.map((row) => {
		const { number, isBegun } = JSON.parse(textOf(row, 'file')) as { number: number; isBegun: number };
		return { number, isBegun: isBegun === 1 };
	});
}

export const CLAIM_COUNTS: Counted = {
	claimsNew: 'staged.claims',
	claimsRegenerated: 'staged.regenerated',
	claimsKept: 'staged.kept',
	attestationsNew: 'staged.attested'
};

/** The highest number that was given: the next ones follow it. */
export const FILE_NUMBER_BASE = statement(`SELECT max(
	COALESCE((SELECT CAST(value AS INTEGER) FROM main.settings WHERE key = 'fileNumberCounter'), 0),
	COALESCE((SELECT max(CAST(file_number AS INTEGER)) FROM main.claims WHERE file_number IS NOT NULL), 0)) AS base`);

export function setFileNumberCounter(counter: number): Statement {
	return statement(
		`INSERT INTO main.settings (key, value) VALUES ('fileNumberCounter', ?)
		ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
		[String(counter)]
	);
}

/** `base`: of the «N° Dossier»; each takes two, as «12025-12024». */
export function newClaimStatements(code: string, base: number, at: string): Statement[] {
	const fields = CLAIM_FIELDS.join(', ');
	const of = CLAIM_FIELDS.map((field) => `c.${field}`).join(', ');
	return [
		statement(
			`INSERT INTO main.claims (id, assignment_id, account_id, mission_number, ${fields}, attestation, file_number,
				first_validated_at, last_validated_at)
			SELECT c.id, s.assignment_id, s.account_id, s.number, ${of}, s.attestation,
				CASE WHEN c.file_rank IS NOT NULL THEN (b.base + 2 * c.file_rank) || '-' || (b.base + 2 * c.file_rank - 1) END,
				CASE WHEN c.file_rank IS NOT NULL THEN b.at END, CASE WHEN c.file_rank IS NOT NULL THEN b.at END
			FROM (SELECT CAST(? AS INTEGER) AS base, ? AS at) b, staged.claims c JOIN staged.assigned s ON s.line = c.line`,
			[base, at]
		),
		statement(`INSERT INTO main.claim_history (claim_id, at, actor, actor_name, action, part, from_status, to_status)
			SELECT c.id, e.value ->> 'at', e.value ->> 'actor', e.value ->> 'actorName', e.value ->> 'action',
				e.value ->> 'part', e.value ->> 'from', e.value ->> 'to'
			FROM staged.claims c JOIN json_each(c.history) e`),
		statement(`UPDATE main.source_assignments SET claim_revision = 1 WHERE assignment_id IN
			(SELECT s.assignment_id FROM staged.claims c JOIN staged.assigned s ON s.line = c.line)`),
		statement(
			`INSERT INTO main.changes (recipient, entity, entity_id)
			SELECT s.account_id, 'claim', ? || '-' || s.number
			FROM staged.claims c JOIN staged.assigned s ON s.line = c.line`,
			[code]
		)
	];
}

/** A claim that nobody began follows its mission; the guard leaves alone what was begun since it was looked at. */
export function regeneratedStatements(code: string): Statement[] {
	const set = CLAIM_FIELDS.map((field) => `${field} = r.${field}`).join(', ');
	return [
		statement(`UPDATE main.claims SET ${set}, revision = claims.revision + 1 FROM staged.regenerated r
			WHERE claims.id = r.claim_id AND claims.revision = r.base_revision
				AND claims.remuneration_exported = 0 AND claims.travel_exported = 0`),
		statement(`UPDATE main.source_assignments SET claim_revision = c.revision
			FROM staged.regenerated r JOIN main.claims c ON c.id = r.claim_id AND c.revision = r.base_revision + 1
			WHERE source_assignments.assignment_id = c.assignment_id`),
		statement(
			`INSERT INTO main.changes (recipient, entity, entity_id)
			SELECT s.account_id, 'claim', ? || '-' || s.number
			FROM staged.regenerated r JOIN staged.assigned s ON s.line = r.line`,
			[code]
		)
	];
}

/** What the person entered stays; they and the gestionnaire find it told in «Suivi». */
export function keptStatements(code: string, actor: string, at: string): Statement[] {
	return [
		statement(
			`INSERT INTO main.claim_history (claim_id, at, actor, actor_name, action, reason)
			SELECT claim_id, ?, 'system', ?, 'missionChanged', reason FROM staged.kept`,
			[at, actor]
		),
		statement(
			'UPDATE main.claims SET revision = revision + 1 WHERE id IN (SELECT claim_id FROM staged.kept)'
		),
		tellClaims(code, 'kept')
	];
}

/** The head's own word stands: only where nobody said anything. */
export function attestedStatements(code: string, actor: string, at: string): Statement[] {
	return [
		statement(
			`INSERT INTO main.claim_history (claim_id, at, actor, actor_name, action)
			SELECT t.claim_id, ?, 'system', ?, CASE t.word WHEN 'present' THEN 'attestPresent' ELSE 'attestAbsent' END
			FROM staged.attested t JOIN main.claims c ON c.id = t.claim_id WHERE c.attestation IS NULL`,
			[at, actor]
		),
		statement(`UPDATE main.claims SET attestation = t.word, revision = claims.revision + 1
			FROM staged.attested t WHERE claims.id = t.claim_id AND claims.attestation IS NULL`),
		tellClaims(code, 'attested')
	];
}

function tellClaims(code: string, table: 'kept' | 'attested'): Statement {
	return statement(
		`INSERT INTO main.changes (recipient, entity, entity_id)
		SELECT account_id, 'claim', ? || '-' || number FROM staged.${table}`,
		[code]
	);
}

/** Claims whose line in the gestionnaires' list is new or another. */
export const CONCERNED_CLAIMS = `SELECT id FROM staged.claims UNION SELECT claim_id FROM staged.regenerated
	UNION SELECT claim_id FROM staged.kept UNION SELECT claim_id FROM staged.attested
	UNION SELECT claim_id FROM staged.closing WHERE claim_id IS NOT NULL`;
